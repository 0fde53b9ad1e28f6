using RnnResearch.Configuration.Rules;

namespace RnnResearch.Data.Memory;

/// <summary>A problem of long memory. Its sequences are made, not read: every step of training has new ones.</summary>
public sealed record MemoryDataConfig
{
    /// <summary>Which.</summary>
    public MemoryProblemKind Problem { get; init; }

    /// <summary>T: the numbers of an adding sequence, the blanks between symbols and answer in copying.</summary>
    [Between(2, 100_000)]
    public int Length { get; init; } = 100;

    /// <summary>Sequences of the validation split, the same for every seed.</summary>
    [AtLeast(1)]
    public int Validation { get; init; } = 500;

    /// <summary>Sequences of the test split, the same for every seed.</summary>
    [AtLeast(1)]
    public int Test { get; init; } = 1000;

    /// <summary>Steps that count as one epoch, since there is no end of sequences.</summary>
    [AtLeast(1)]
    public int EpochSteps { get; init; } = 1000;
}
