namespace RnnResearch.Training;

/// <summary>The loss or a gradient is no longer a number. The last good checkpoint is untouched.</summary>
public sealed class TrainingDivergedException : Exception
{
    internal TrainingDivergedException(MeasuredStep step)
        : base(
            $"step {step.Step}: the loss is {step.Loss} and the gradient norm {step.Norm}. "
            + "Nothing was saved since then; the last checkpoint is good. "
            + "Try a lower train.optimizer.learning_rate, a train.clip_norm, or a warm-up.")
    {
    }
}
