using RnnResearch.Configuration;
using RnnResearch.Configuration.Rules;

namespace RnnResearch.Data.Memory;

/// <summary>A problem of long memory. Its sequences are made, not read: every step of training has new ones.</summary>
public sealed record MemoryDataConfig : ICrossChecked
{
    /// <summary>Which.</summary>
    public MemoryProblemKind Problem { get; init; }

    /// <summary>
    /// T: the numbers of an adding sequence, the blanks between symbols and answer in copying, the letters to be said, the digits of a
    /// binary number.
    /// </summary>
    [Between(2, 100_000)]
    public int Length { get; init; } = 100;

    /// <summary>
    /// The shortest T, where sequences are not all of <c>length</c>; those of a step are as long as each other. Null has all of one length.
    /// </summary>
    [Between(2, 100_000)]
    public int? Shortest { get; init; }

    /// <summary>Lengths between the two that neither training nor the held-out splits have.</summary>
    public IReadOnlyList<int> LeftOut { get; init; } = [];

    /// <summary>Sequences of the validation split, the same for every seed.</summary>
    [AtLeast(1)]
    public int Validation { get; init; } = 500;

    /// <summary>Sequences of the test split, the same for every seed.</summary>
    [AtLeast(1)]
    public int Test { get; init; } = 1000;

    /// <summary>Steps that count as one epoch, since there is no end of sequences.</summary>
    [AtLeast(1)]
    public int EpochSteps { get; init; } = 1000;

    /// <summary>The lengths of training and of the held-out splits, rising.</summary>
    internal IReadOnlyList<int> Lengths =>
        [.. Enumerable.Range(Shortest ?? Length, Length - (Shortest ?? Length) + 1).Where(length => !LeftOut.Contains(length))];

    public IEnumerable<ConfigProblem> Check()
    {
        if (Shortest > Length)
        {
            yield return new ConfigProblem("shortest", $"expected at most {Length}, which is length; found {Shortest}");
            yield break;
        }
        foreach (var (index, length) in LeftOut.Index())
        {
            if (length <= (Shortest ?? Length) || length >= Length)
                yield return new ConfigProblem($"left_out[{index}]", $"expected a length between shortest and length, found {length}");
        }
    }
}
