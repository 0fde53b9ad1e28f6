using RnnResearch.Configuration.Rules;

namespace RnnResearch.Experiments.Memory;

/// <summary>How gradients that flow through time are measured.</summary>
public sealed record GradientFlowConfig
{
    /// <summary>Steps that the gradient goes back from the last one; the sequences are so long, whatever training's are.</summary>
    [Between(2, 10_000)]
    public int Steps { get; init; } = 500;

    /// <summary>Held-out sequences whose norms are averaged.</summary>
    [Between(1, 1000)]
    public int Sequences { get; init; } = 20;
}
