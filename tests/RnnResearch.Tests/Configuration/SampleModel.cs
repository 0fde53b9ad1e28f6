using RnnResearch.Configuration;
using RnnResearch.Configuration.Rules;

namespace RnnResearch.Tests.Configuration;

/// <summary>The model, with a cross-check.</summary>
internal sealed record SampleModel : ICrossChecked
{
    /// <summary>Size of <c>h</c>; see <see cref="Cell"/>.</summary>
    [AtLeast(1)]
    public int Units { get; init; } = 8;

    public SampleCell Cell { get; init; } = SampleCell.Lstm;

    [Above(0)]
    public int Heads { get; init; } = 1;

    public IEnumerable<ConfigProblem> Check()
    {
        if (Units % Heads != 0) yield return new("heads", $"{Units} units do not split into {Heads} heads; choose a divisor of {Units}");
    }
}
