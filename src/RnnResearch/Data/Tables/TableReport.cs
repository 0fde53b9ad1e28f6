namespace RnnResearch.Data.Tables;

/// <summary>What was found in a table of one's own.</summary>
/// <param name="Columns">headings of the examples</param>
/// <param name="Examples">some rows as training would see them</param>
/// <param name="Problems">in the order of their lines</param>
/// <param name="Notes">no problems, but should be known</param>
/// <param name="Summary">one line: how much of what there is</param>
public sealed record TableReport(
    IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<string>> Examples,
    IReadOnlyList<TableProblem> Problems,
    IReadOnlyList<string> Notes,
    string Summary);
