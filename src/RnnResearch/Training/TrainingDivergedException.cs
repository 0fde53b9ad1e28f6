namespace RnnResearch.Training;

/// <summary>The loss or a gradient is no longer a number. The last good checkpoint is untouched.</summary>
public sealed class TrainingDivergedException(string message) : Exception(message);
