using RnnResearch.Data.Tables;

namespace RnnResearch.Data.Sentiment;

/// <summary>
/// Labelled texts of one's own: a table with the columns text and label, of any two or more names, and, if it likes, split. Without that
/// column the texts are split by <see cref="Folds"/>.
/// </summary>
public sealed class LabelledTable
{
    private static readonly Split[] Needed = [Split.Train, Split.Validation, Split.Test];

    private readonly NamedTable table;
    private readonly TableSplits splits;
    private readonly IReadOnlyList<TableProblem> problems;

    private LabelledTable(NamedTable table, int fold)
    {
        (this.table, splits) = (table, new TableSplits(table));
        (Set, problems) = table.Has("text", "label") ? Read(fold) : (new LabelledSet(table.Path, [], []), table.Problems);
    }

    /// <summary>What kind of table that is, for <c>make check</c>.</summary>
    public static TableKind Kind { get; } = new("sentiment", ["text", "label"], table => new LabelledTable(table, fold: 0).Report());

    /// <summary>The rows that are in order, their labels in ordinal order.</summary>
    public LabelledSet Set { get; }

    /// <summary>Reads a table to train on.</summary>
    /// <exception cref="DataException">Something in it is wrong.</exception>
    public static LabelledSet Open(string path, int fold)
    {
        var read = new LabelledTable(NamedTable.Read(path), fold);
        TableFaults.Refuse(path, read.problems);
        return read.Set;
    }

    private TableReport Report()
    {
        var examples = Set.Texts.Take(5).Select(text => new[] { Set.Labels[text.Label], text.Split.Name(), string.Join(' ', text.Words) });
        var labels = Set.Labels.Select((name, label) => $"{Set.Texts.Count(text => text.Label == label):N0} {name}");
        var splits = Set.Texts.CountBy(text => text.Split).OrderBy(count => count.Key);
        var counts = splits.Select(count => $"{count.Value:N0} {count.Key.Name()}");
        return new TableReport(
            ["label", "split", "words"], [.. examples], problems, [.. Notes()],
            $"{Set.Texts.Count:N0} texts ({string.Join(", ", labels)}; {string.Join(", ", counts)})");
    }

    private IEnumerable<string> Notes()
    {
        if (table.Column("split") is null)
            yield return "no column split: a hash of each text puts it into one of ten folds; data.fold says which is tested";
        foreach (var split in Needed.Where(split => Set.Texts.All(text => text.Split != split)))
            yield return $"no text is in the split {split.Name()}, and training needs all three";
    }

    private (LabelledSet, IReadOnlyList<TableProblem>) Read(int fold)
    {
        var (text, label) = (table.Column("text")!.Value, table.Column("label")!.Value);
        var problems = new List<TableProblem>(table.Problems);
        var rows = new List<NamedRow>();
        foreach (var row in table.Rows)
        {
            if (ProblemOf(row, row.Values[text], row.Values[label]) is { } problem) problems.Add(new(table.Path, row.Line, problem));
            else rows.Add(row);
        }
        string[] labels = [.. rows.Select(row => row.Values[label]).Distinct().Order(StringComparer.Ordinal)];
        if (problems.Count == 0 && labels.Length < 2)
            problems.Add(new(
                table.Path, 0, $"expected two different labels or more; found {(labels is [var one] ? $"only \"{one}\"" : "none")}"));
        var texts = rows.Select(row => new LabelledText(
            row.Values[text], SentenceTokenizer.Tokenize(row.Values[text]), Array.IndexOf(labels, row.Values[label]),
            SplitOf(row, row.Values[text], fold)));
        var set = new LabelledSet(Path.GetFileNameWithoutExtension(table.Path), labels, [.. texts]);
        return (set, [.. problems.OrderBy(problem => problem.Line)]);
    }

    private string? ProblemOf(NamedRow row, string text, string label)
    {
        if (SentenceTokenizer.Tokenize(text).Length == 0) return "the text is empty; write one or delete the row";
        return label.Length == 0 ? "the label is empty; write one or delete the row" : splits.ProblemOf(row, text);
    }

    private Split SplitOf(NamedRow row, string text, int fold) =>
        table.Column("split") is null ? Folds.SplitOf(text, fold) : splits.Of(row, text);
}
