namespace RnnResearch.Experiments;

/// <summary>A table of results as it is shown: the cells are already text.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Columns">Their headings.</param>
/// <param name="Rows">The cells, row by row.</param>
/// <param name="Note">What must be known when comparing its rows, or null.</param>
public sealed record ResultTable(
    string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, string? Note = null);
