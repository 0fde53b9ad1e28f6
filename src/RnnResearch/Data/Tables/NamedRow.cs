namespace RnnResearch.Data.Tables;

/// <summary>A row of a table.</summary>
/// <param name="Line">where it begins, from 1</param>
/// <param name="Values">a value for each column, without white space around it</param>
public sealed record NamedRow(int Line, IReadOnlyList<string> Values);
