using RnnResearch.Data.Sentiment;
using RnnResearch.Data.Translation;
using RnnResearch.Data.Video;

namespace RnnResearch.Data.Tables;

/// <summary>The tables of one's own that can be trained on.</summary>
public static class TableKinds
{
    public static IReadOnlyList<TableKind> All { get; } = [LabelledTable.Kind, TranslationTable.Kind, VideoTable.Kind];

    /// <summary>Looks a table over. Whatever is in the file becomes a problem, never an exception.</summary>
    public static TableReport Check(string path)
    {
        var table = NamedTable.Read(path);
        var kind = All.FirstOrDefault(kind => kind.Columns.All(column => table.Column(column) is not null));
        return kind is not null ? kind.Check(table) : new TableReport([], [], [Stranger(table)], [], "nothing to train on");
    }

    private static TableProblem Stranger(NamedTable table)
    {
        var expected = string.Join("; ", All.Select(kind => $"{string.Join(", ", kind.Columns)} ({kind.Task})"));
        return table.Problems.Count > 0 && table.Columns.Count == 0
            ? table.Problems[0]
            : new TableProblem(table.Path, 1, $"expected the columns {expected}; found {string.Join(", ", table.Columns)}");
    }
}
