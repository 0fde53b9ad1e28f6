namespace RnnResearch.Experiments;

/// <summary>A table of results as it is shown: the cells are already text.</summary>
public sealed record ResultTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
