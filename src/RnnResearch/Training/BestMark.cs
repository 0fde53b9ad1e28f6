namespace RnnResearch.Training;

/// <summary><c>best.json</c>: which checkpoint of a run is the best.</summary>
/// <param name="Step">Its step.</param>
internal sealed record BestMark(long Step);
