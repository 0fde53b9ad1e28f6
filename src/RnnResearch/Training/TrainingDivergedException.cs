namespace RnnResearch.Training;

/// <summary>Losses, gradients, weights or evaluations are no longer numbers. The last good checkpoint is untouched.</summary>
public sealed class TrainingDivergedException : Exception
{
    private TrainingDivergedException(long step, string what)
        : base($"{what}. Try a lower train.optimizer.learning_rate, a train.clip_norm, or a warm-up.") => Step = step;

    /// <summary>The step that it was seen at.</summary>
    public long Step { get; }

    internal static TrainingDivergedException OfStep(MeasuredStep step) => new(
        step.Step,
        $"step {step.Step}: the loss is {step.Loss} and the gradient norm {step.Norm}. "
        + "Nothing was saved since then; the last checkpoint is good");

    internal static TrainingDivergedException OfWeight(long step, string weight) => new(
        step,
        $"step {step}: its update left numbers in {weight} that are infinite or none. It was not saved; the last checkpoint is good");

    internal static TrainingDivergedException OfEvaluations(long step, string metric) => new(
        step,
        $"the validation {metric} was never a number, so no checkpoint is the best one. All that was measured and saved is kept");
}
