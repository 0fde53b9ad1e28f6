using RnnResearch.Recurrent;

namespace RnnResearch.Models;

/// <summary>A recurrent stack that reads the sequences of a memory problem, and an output layer.</summary>
public sealed record MemoryModelConfig : RecurrentConfig
{
    /// <summary>The weights before training; orthogonal with a scale sets every singular value of Whh.</summary>
    public InitConfig Init { get; init; } = new();
}
