using Harness;
using Speed.Ours;

namespace Speed.Paths;

/// <summary>A case as measured with one instruction set.</summary>
/// <param name="Set">which</param>
/// <param name="Case">which</param>
/// <param name="Samples">by a variant's or the package's name</param>
internal sealed record PathResult(InstructionSet Set, Case Case, IReadOnlyDictionary<string, IReadOnlyList<Sample>> Samples)
{
    /// <summary>Units per second, turn by turn; null where nobody measured.</summary>
    internal IReadOnlyList<double>? Speeds(string who) => Samples.TryGetValue(who, out var samples) ? Case.Speeds(samples) : null;

    /// <summary>Pages of memory per second, turn by turn; null where nobody measured, or the system does not tell.</summary>
    internal double? Pages(string who) =>
        Samples.TryGetValue(who, out var samples) && samples.All(sample => sample.Pages is not null)
            ? Statistic.Median(samples.Select(sample => sample.Pages!.Value / sample.Seconds))
            : null;

    /// <summary>The speed with what a variant stands for, by the speed without it; null where nobody measured.</summary>
    internal double? Worth(Variant variant) => variant.Adds
        ? Ratio(variant.Name, Variant.AsItIs.Name)
        : Ratio(Variant.AsItIs.Name, variant.Name);

    /// <summary>The speed of our side as it is by somebody's.</summary>
    internal double? RatioTo(string who) => Ratio(Variant.AsItIs.Name, who);

    private double? Ratio(string these, string those) =>
        Speeds(these) is { } one && Speeds(those) is { } other ? Statistic.MedianRatio(one, other) : null;
}
