namespace RnnResearch.Training;

/// <summary>The training loop: how long, in what portions, by which rule, and what is kept.</summary>
public sealed record TrainConfig
{
    /// <summary>Passes over the training split.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Examples per step.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>The update rule.</summary>
    public OptimizerConfig Optimizer { get; init; } = new();

    /// <summary>The learning rate over time.</summary>
    public ScheduleConfig Schedule { get; init; } = new();

    /// <summary>Gradients are scaled down to this Euclidean norm; 0 leaves them as they are.</summary>
    public double ClipNorm { get; init; } = 5;

    /// <summary>Steps between rows of the metrics file.</summary>
    public int LogEvery { get; init; } = 50;

    /// <summary>Steps between checkpoints besides the one after each epoch; 0 for none.</summary>
    public int SaveEvery { get; init; }

    /// <summary>Checkpoints kept besides the best.</summary>
    public int KeepCheckpoints { get; init; } = 2;

    /// <summary>The validation metric that says which checkpoint is best: a loss counts as better when lower, any score when higher.</summary>
    public string SelectBy { get; init; } = "loss";

    /// <summary>Epochs without a better <see cref="SelectBy"/> after which training ends early; 0 never ends early.</summary>
    public int Patience { get; init; }
}
