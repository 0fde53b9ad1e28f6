namespace RnnResearch.Experiments.Sweeps;

/// <summary>One combination of what a sweep varies, which is a row of its table; its runs differ in the seed alone.</summary>
/// <param name="Label"><c>cell=lstm, hidden=64</c>; where nothing is varied, the experiment's name.</param>
/// <param name="Values">The value on each axis.</param>
public sealed record SweepPoint(string Label, IReadOnlyList<string> Values)
{
    /// <summary>The values alone, as people name a row: <c>lstm, 64</c>.</summary>
    internal string ShortLabel => Values.Count > 0 ? string.Join(", ", Values) : Label;

    /// <summary>Whether a row is meant by this, with or without the axes' names and spaces.</summary>
    internal bool IsMeantBy(string name) => Bare(name) == Bare(Label) || Bare(name) == Bare(ShortLabel);

    private static string Bare(string text) => text.Replace(" ", "", StringComparison.Ordinal);
}
