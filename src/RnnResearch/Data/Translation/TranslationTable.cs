using RnnResearch.Data.Tables;

namespace RnnResearch.Data.Translation;

/// <summary>Sentences of one's own: a table with the columns source, target and, if wanted, split.</summary>
public static class TranslationTable
{
    private const int ExampleCount = 5;

    /// <summary>How <c>make check</c> knows such a table.</summary>
    public static TableKind Kind { get; } = new("translation", ["source", "target"], Check);

    /// <exception cref="DataException">Rows are faulty; the message has the first of them.</exception>
    public static TranslationSet Open(string path)
    {
        var table = NamedTable.Read(path);
        var (rows, problems) = Look(table);
        TableFaults.Refuse(path, problems);
        var pairs = rows.ToLookup(row => row.Split, row => row.Pair);
        return new(Path.GetFileName(path), pairs.ToDictionary(split => split.Key, split => (IReadOnlyList<SentencePair>)[.. split]));
    }

    private static TableReport Check(NamedTable table)
    {
        var (rows, problems) = Look(table);
        var examples = rows.Take(ExampleCount).Select(row => (IReadOnlyList<string>)
        [
            string.Join(' ', SentenceTokens.Words.Of(row.Pair.Source)),
            string.Join(' ', SentenceTokens.Words.Of(row.Pair.Target)),
            row.Split.Name(),
        ]);
        var splits = rows.CountBy(row => row.Split).OrderBy(split => split.Key);
        var counts = string.Concat(splits.Select(split => $", {split.Key.Name()} {split.Value}"));
        return new(["source", "target", "split"], [.. examples], problems, [.. Notes(rows)], $"{rows.Count} good pairs{counts}");
    }

    private static IEnumerable<string> Notes(IReadOnlyList<(SentencePair Pair, Split Split)> rows)
    {
        foreach (var (split, purpose) in new[] { (Split.Train, "to learn from"), (Split.Validation, "to choose the best checkpoint by") })
            if (rows.All(row => row.Split != split)) yield return $"no pair is in the split {split.Name()}, {purpose}";
    }

    private static (IReadOnlyList<(SentencePair Pair, Split Split)> Rows, IReadOnlyList<TableProblem> Problems) Look(NamedTable table)
    {
        List<(SentencePair, Split)> rows = [];
        if (!table.Has("source", "target")) return (rows, table.Problems);
        var (source, target) = (table.Column("source")!.Value, table.Column("target")!.Value);
        var splits = new TableSplits(table);
        var problems = new List<TableProblem>(table.Problems);
        var seen = new HashSet<SentencePair>();
        foreach (var row in table.Rows)
        {
            var pair = new SentencePair(row.Values[source], row.Values[target]);
            var problem = pair.Source.Length == 0 ? "the source is empty"
                : pair.Target.Length == 0 ? "the target is empty"
                : !seen.Add(pair) ? $"this pair is there already: \"{pair.Source}\""
                : splits.ProblemOf(row, pair.Source);
            if (problem is null) rows.Add((pair, splits.Of(row, pair.Source)));
            else problems.Add(new TableProblem(table.Path, row.Line, problem));
        }
        return (rows, [.. problems.OrderBy(problem => problem.Line)]);
    }
}
