using RnnResearch.Data.Tables;

namespace RnnResearch.Data.Sentiment;

/// <summary>
/// Labelled texts of one's own: a table with the columns text and label, of any two or more names, and, if it likes, split: train,
/// validation or test. Without that column the texts are split by <see cref="Folds"/>.
/// </summary>
public sealed class LabelledTable
{
    private static readonly Split[] Known = [Split.Train, Split.Validation, Split.Test];

    private readonly List<TableProblem> problems;
    private readonly NamedTable table;

    private LabelledTable(NamedTable table, int fold)
    {
        (this.table, problems) = (table, []);
        var rows = table.Has("text", "label") ? table.Rows.Select(row => Read(row, fold)).OfType<Row>().ToList() : [];
        problems.AddRange(table.Problems);
        string[] labels = [.. rows.Select(row => row.Label).Distinct().Order(StringComparer.Ordinal)];
        Set = new LabelledSet(
            Path.GetFileNameWithoutExtension(table.Path), labels,
            [.. rows.Select(row => new LabelledText(row.Text, row.Words, Array.IndexOf(labels, row.Label), row.Split))]);
        if (problems.Count == 0 && labels.Length < 2)
            Add(0, $"expected two different labels or more; found {(labels.Length == 0 ? "no rows" : $"only \"{labels[0]}\"")}");
        problems.Sort((a, b) => a.Line.CompareTo(b.Line));
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
        if (read.problems is [var first, ..])
            throw new DataException(
                $"{first}" + (read.problems.Count > 1 ? $" ({read.problems.Count} problems; make check DIR={path} lists them)" : ""));
        return read.Set;
    }

    private TableReport Report()
    {
        var examples = Set.Texts.Take(5).Select(text => new[] { Set.Labels[text.Label], text.Split.Name(), string.Join(' ', text.Words) });
        var labels = Set.Labels.Select((name, label) => $"{name} {Set.Texts.Count(text => text.Label == label):N0}");
        var splits = Known.Select(split => $"{split.Name()} {Set.Texts.Count(text => text.Split == split):N0}");
        return new TableReport(
            ["label", "split", "words"], [.. examples], problems, [.. Notes()],
            $"{Set.Texts.Count:N0} texts; {string.Join(", ", labels)}; {string.Join(", ", splits)}");
    }

    private IEnumerable<string> Notes()
    {
        if (table.Column("split") is null)
            yield return "no column split: a hash of each text puts it into one of ten folds; data.fold says which is tested";
        var known = Set.Texts.Where(text => text.Split == Split.Train).Select(text => text.Text).ToHashSet(StringComparer.Ordinal);
        var shared = Set.Texts.Count(text => text.Split != Split.Train && known.Contains(text.Text));
        if (shared > 0) yield return $"{shared:N0} texts held out stand in the training split too: what is measured on them is no forecast";
        foreach (var split in Known.Where(split => Set.Texts.All(text => text.Split != split)))
            yield return $"no text is in the split {split.Name()}, and training needs all three";
    }

    /// <summary>A row in order, else null and a problem.</summary>
    private Row? Read(NamedRow row, int fold)
    {
        var (text, label) = (row.Values[table.Column("text")!.Value], row.Values[table.Column("label")!.Value]);
        var words = SentenceTokenizer.Tokenize(text);
        if (words.Length == 0) return Wrong(row, "the text is empty; write one or delete the row");
        if (label.Length == 0) return Wrong(row, "the label is empty; write one or delete the row");
        if (table.Column("split") is not { } column) return new Row(text, words, label, Folds.SplitOf(text, fold));
        return Known.Where(split => split.Name() == row.Values[column].ToLowerInvariant()).Select(split => (Split?)split).FirstOrDefault()
            is { } split
            ? new Row(text, words, label, split)
            : Wrong(row, $"expected train, validation or test in the column split; found \"{row.Values[column]}\"");
    }

    private Row? Wrong(NamedRow row, string message)
    {
        Add(row.Line, message);
        return null;
    }

    private void Add(int line, string message) => problems.Add(new TableProblem(table.Path, line, message));

    private sealed record Row(string Text, string[] Words, string Label, Split Split);
}
