using RnnResearch.Configuration.Rules;

namespace RnnResearch.Training;

/// <summary>The training loop: how long, in what portions, by which rule, and what is kept.</summary>
public sealed record TrainConfig
{
    /// <summary>Passes over the training split.</summary>
    [AtLeast(1)]
    [MayChange]
    public int Epochs { get; init; } = 10;

    /// <summary>Steps after which training ends even within an epoch; 0 leaves the end to <see cref="Epochs"/>.</summary>
    [AtLeast(0)]
    [MayChange]
    public long MaxSteps { get; init; }

    /// <summary>
    /// Weights to begin with: a run, a checkpoint's folder or a safetensors file. Only weights are taken, by name and shape;
    /// what was and was not is said.
    /// </summary>
    [IsPath]
    public string? InitFrom { get; init; }

    /// <summary>Examples per step.</summary>
    [AtLeast(1)]
    public int BatchSize { get; init; } = 32;

    /// <summary>The update rule.</summary>
    public OptimizerConfig Optimizer { get; init; } = new();

    /// <summary>The learning rate over time.</summary>
    [MayChange]
    public ScheduleConfig Schedule { get; init; } = new();

    /// <summary>Gradients are scaled down to this Euclidean norm; 0 leaves them as they are.</summary>
    [AtLeast(0)]
    [MayChange]
    public double ClipNorm { get; init; } = 5;

    /// <summary>
    /// Each element of the gradient is cut to ± this, as in min-char-rnn and char-rnn, before its norm is taken;
    /// 0 leaves them as they are.
    /// </summary>
    [AtLeast(0)]
    [MayChange]
    public double ClipValue { get; init; }

    /// <summary>Steps between rows of the metrics file.</summary>
    [AtLeast(1)]
    [MayChange]
    public int LogEvery { get; init; } = 50;

    /// <summary>Steps between evaluations; 0 evaluates after each epoch. The last step is always evaluated.</summary>
    [AtLeast(0)]
    [MayChange]
    public int EvaluateEvery { get; init; }

    /// <summary>Steps between checkpoints besides the one after each evaluation; 0 for none.</summary>
    [AtLeast(0)]
    [MayChange]
    public int SaveEvery { get; init; }

    /// <summary>Checkpoints kept besides the best.</summary>
    [AtLeast(1)]
    [MayChange]
    public int KeepCheckpoints { get; init; } = 2;

    /// <summary>
    /// The validation metric that says which checkpoint is best: <c>loss</c>, <c>bpc</c> and <c>perplexity</c> count as better when
    /// lower, any other when higher.
    /// </summary>
    [NotEmpty]
    public string SelectBy { get; init; } = "loss";

    /// <summary>Evaluations without a better <see cref="SelectBy"/> after which training ends early; 0 never ends early.</summary>
    [AtLeast(0)]
    [MayChange]
    public int Patience { get; init; }
}
