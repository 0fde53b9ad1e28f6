using System.Globalization;

namespace Speed;

/// <summary>What a case is to reach; null where it need not.</summary>
/// <param name="Ratio">of our speed to the fastest peer's, at least</param>
/// <param name="Share">of the peak of matrix products, at least</param>
/// <param name="Seconds">at most</param>
internal sealed record Target(double? Ratio = null, double? Share = null, double? Seconds = null)
{
    public override string ToString() => string.Join(", ", new[]
    {
        Ratio is { } ratio ? Text($"{ratio:0.0} x") : null,
        Share is { } share ? Text($"{share:0%} of peak") : null,
        Seconds is { } seconds ? Text($"<= {seconds:0.#} s") : null,
    }.Where(part => part is not null));

    /// <summary>"yes", or "no" with what is missed. What could not be measured is not reached.</summary>
    internal string Judge(double? ratio = null, double? share = null, double? seconds = null)
    {
        (string Name, bool Missed)[] parts =
        [
            ("ratio", Ratio is { } r && !(ratio >= r)),
            ("share", Share is { } s && !(share >= s)),
            ("seconds", Seconds is { } t && !(seconds <= t)),
        ];
        var missed = parts.Where(part => part.Missed).Select(part => part.Name).ToList();
        return missed.Count == 0 ? "yes" : $"no: {string.Join(", ", missed)}";
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
