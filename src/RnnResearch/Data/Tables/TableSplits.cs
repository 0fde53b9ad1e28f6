namespace RnnResearch.Data.Tables;

/// <summary>The splits of a table's rows: what the column split says, or 80/10/10 by a hash of what names a row.</summary>
/// <param name="table">with or without such a column</param>
public sealed class TableSplits(NamedTable table)
{
    private readonly int? column = table.Column("split");
    private readonly Dictionary<string, (Split Split, int Line)> splits = new(StringComparer.Ordinal);

    /// <summary>What is wrong with a row's split, or null: there is no such split, or rows of one name are in two.</summary>
    public string? ProblemOf(NamedRow row, string name)
    {
        if (column is not { } at) return null;
        if (!Enum.TryParse<Split>(row.Values[at], ignoreCase: true, out var split) || int.TryParse(row.Values[at], out _))
            return $"split \"{row.Values[at]}\", expected train, validation, test or novel";
        var first = splits.TryGetValue(name, out var known) ? known : splits[name] = (split, row.Line);
        return first.Split == split
            ? null
            : $"\"{name}\" is in {split.Name()}, but in {first.Split.Name()} at line {first.Line}: "
                + "what is trained on must not be tested on";
    }

    /// <summary>The split of a row without a problem.</summary>
    public Split Of(NamedRow row, string name) =>
        column is { } at ? Enum.Parse<Split>(row.Values[at], ignoreCase: true) : SplitByHash.Of(name);
}
