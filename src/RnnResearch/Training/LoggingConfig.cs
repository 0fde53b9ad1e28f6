namespace RnnResearch.Training;

/// <summary>Where measured values go besides <c>metrics.csv</c>. Nothing here changes what is trained or measured.</summary>
public sealed record LoggingConfig
{
    /// <summary>
    /// Whether each row of <c>metrics.csv</c> also goes to TensorBoard, as a scalar <c>split/metric</c> in event files in the run's folder
    /// <c>tensorboard</c>: <c>tensorboard --logdir results</c> shows all runs.
    /// </summary>
    public bool Tensorboard { get; init; }
}
