namespace RnnResearch.Reports;

/// <summary>Some of what a run made.</summary>
/// <param name="Shown">What a page shows.</param>
/// <param name="All">How many there are.</param>
internal sealed record Samples<T>(IReadOnlyList<T> Shown, int All);
