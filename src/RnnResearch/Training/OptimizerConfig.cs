using RnnResearch.Configuration.Rules;

namespace RnnResearch.Training;

/// <summary>The update rule and its constants. A constant that the rule does not have is not used.</summary>
public sealed record OptimizerConfig
{
    /// <summary>The update rule.</summary>
    public OptimizerKind Kind { get; init; } = OptimizerKind.Adam;

    /// <summary>Learning rate at its highest; see the schedule.</summary>
    [Above(0)]
    [MayChange]
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Decay of the first moment (Adam), or momentum (SGD, RMSprop).</summary>
    [Between(0, 1, ExclusiveMax = true)]
    public double Momentum { get; init; } = 0.9;

    /// <summary>Decay of the second moment (Adam 0.999, RMSprop 0.99 or 0.95).</summary>
    [Between(0, 1, ExclusiveMax = true)]
    public double SquareDecay { get; init; } = 0.999;

    /// <summary>Added to the denominator of Adam, RMSprop and Adagrad; null takes PyTorch's: 1e-8, for Adagrad 1e-10.</summary>
    [Above(0)]
    public double? Epsilon { get; init; }

    /// <summary>Where Adagrad's sums of squares begin: 1e-8 gives min-char-rnn's g / √(Σg² + 1e-8).</summary>
    [AtLeast(0)]
    public double InitialAccumulator { get; init; }

    /// <summary>Weight decay: decoupled for AdamW, added to the gradient otherwise.</summary>
    [AtLeast(0)]
    public double WeightDecay { get; init; }

    /// <summary>The number added to the denominator: the one configured, or PyTorch's.</summary>
    internal double EpsilonOfKind => Epsilon ?? (Kind == OptimizerKind.Adagrad ? 1e-10 : 1e-8);
}
