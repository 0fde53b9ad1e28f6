namespace RnnResearch.Training;

/// <summary>What a run is going to do.</summary>
/// <param name="TotalSteps">Optimizer steps from the first to the last, those done before a resumption included.</param>
/// <param name="Epochs">Passes over the training split.</param>
/// <param name="Parameters">Trained numbers in the model.</param>
public sealed record TrainingPlan(long TotalSteps, int Epochs, long Parameters);
