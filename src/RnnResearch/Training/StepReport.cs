namespace RnnResearch.Training;

/// <summary>How training stands after a step.</summary>
/// <param name="Step">Optimizer steps done.</param>
/// <param name="TotalSteps">Optimizer steps in all.</param>
/// <param name="Epoch">The pass over the training split, from 1.</param>
/// <param name="Loss">Of this step, in nats per token.</param>
/// <param name="Perplexity">exp(loss); null where the loss is not in nats.</param>
/// <param name="GradNorm">Norm of the whole gradient before clipping.</param>
/// <param name="LearningRate">Of this step.</param>
/// <param name="TokensPerSecond">Targets in the loss per second, over the last steps.</param>
/// <param name="TokenUnit">What a token is called: "words", "chars".</param>
/// <param name="Remaining">The estimated time to the last step.</param>
public sealed record StepReport(
    long Step,
    long TotalSteps,
    int Epoch,
    double Loss,
    double? Perplexity,
    double GradNorm,
    double LearningRate,
    double TokensPerSecond,
    string TokenUnit,
    TimeSpan Remaining);
