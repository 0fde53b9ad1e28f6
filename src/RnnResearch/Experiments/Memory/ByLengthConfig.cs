using RnnResearch.Configuration.Rules;

namespace RnnResearch.Experiments.Memory;

/// <summary>How accuracy is measured by the length of sequences, those that training never had among them.</summary>
public sealed record ByLengthConfig
{
    /// <summary>The longest that is measured; the shortest is that of training.</summary>
    [Between(2, 100_000)]
    public int Longest { get; init; } = 24;

    /// <summary>From one length to the next.</summary>
    [AtLeast(1)]
    public int Every { get; init; } = 1;

    /// <summary>Held-out sequences of each.</summary>
    [Between(1, 10_000)]
    public int Sequences { get; init; } = 500;
}
