namespace RnnResearch.Data.Tables;

/// <summary>What a table can be, told by its columns.</summary>
/// <param name="Task">the task that trains on it</param>
/// <param name="Columns">those it has to have</param>
/// <param name="Check">looks at every row</param>
public sealed record TableKind(string Task, IReadOnlyList<string> Columns, Func<NamedTable, TableReport> Check);
