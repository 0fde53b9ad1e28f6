namespace RnnResearch.Experiments;

/// <summary>What came of evaluating a split.</summary>
/// <param name="Scores">By the project's metric names.</param>
/// <param name="Write">Writes what was generated into an existing folder; null where nothing was.</param>
internal sealed record SplitReport(IReadOnlyDictionary<string, double> Scores, Action<string>? Write = null);
