namespace RnnResearch.Training;

/// <summary>No checkpoint can be used; the message says which were tried and what is wrong with each.</summary>
public sealed class CheckpointException(string message) : Exception(message);
