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

    /// <summary>Decay of the first moment (Adam), or momentum (SGD, RMSprop); null takes PyTorch's: 0.9, and no momentum.</summary>
    [Between(0, 1, ExclusiveMax = true)]
    public double? Momentum { get; init; }

    /// <summary>Decay of the second moment; null takes PyTorch's: 0.999, for RMSprop 0.99.</summary>
    [Between(0, 1, ExclusiveMax = true)]
    public double? SquareDecay { get; init; }

    /// <summary>Added to the denominator of Adam, RMSprop and Adagrad; null takes PyTorch's: 1e-8, for Adagrad 1e-10.</summary>
    [Above(0)]
    public double? Epsilon { get; init; }

    /// <summary>Where Adagrad's sums of squares begin: 1e-8 gives min-char-rnn's g / √(Σg² + 1e-8).</summary>
    [AtLeast(0)]
    public double InitialAccumulator { get; init; }

    /// <summary>Weight decay: decoupled for AdamW, added to the gradient otherwise.</summary>
    [AtLeast(0)]
    public double WeightDecay { get; init; }

    /// <summary>The momentum, or decay of the first moment: the one configured, or PyTorch's.</summary>
    internal double MomentumOfKind => Momentum ?? (Kind is OptimizerKind.Adam or OptimizerKind.AdamW ? 0.9 : 0);

    /// <summary>The decay of the second moment: the one configured, or PyTorch's.</summary>
    internal double SquareDecayOfKind => SquareDecay ?? (Kind == OptimizerKind.RmsProp ? 0.99 : 0.999);

    /// <summary>How many numbers the rule keeps for each weight.</summary>
    internal int KeptPerWeight => Kind switch
    {
        OptimizerKind.Sgd => MomentumOfKind > 0 ? 1 : 0,
        OptimizerKind.RmsProp => MomentumOfKind > 0 ? 2 : 1,
        OptimizerKind.Adagrad => 1,
        _ => 2,
    };

    /// <summary>The number added to the denominator: the one configured, or PyTorch's.</summary>
    internal double EpsilonOfKind => Epsilon ?? (Kind == OptimizerKind.Adagrad ? 1e-10 : 1e-8);
}
