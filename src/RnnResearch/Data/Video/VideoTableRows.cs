using System.Globalization;
using RnnResearch.Data.Tables;

namespace RnnResearch.Data.Video;

/// <summary>
/// The rows of a <see cref="VideoTable"/>, looked at one after the other: the good ones, and what is wrong with the others.
/// </summary>
internal sealed class VideoTableRows
{
    private readonly NamedTable table;
    private readonly List<VideoTableRow> rows = [];
    private readonly Dictionary<string, (string Label, int Line)> labels = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Clip, long Frame), int> seen = [];
    private readonly TableSplits splits;

    /// <param name="table">the table</param>
    /// <param name="named">columns that are no numbers of a frame</param>
    public VideoTableRows(NamedTable table, IReadOnlyList<string> named)
    {
        this.table = table;
        splits = new TableSplits(table);
        Features = [.. table.Columns.Index().Where(column => !named.Contains(column.Item)).Select(column => column.Index)];
        Problems = [.. Look().OrderBy(problem => problem.Line)];
    }

    /// <summary>The places of the columns with a frame's numbers.</summary>
    public IReadOnlyList<int> Features { get; }

    public IReadOnlyList<VideoTableRow> Rows => rows;

    /// <summary>In the order of their lines.</summary>
    public IReadOnlyList<TableProblem> Problems { get; }

    /// <summary>The frames of each clip in their order; the clips in that of their first rows.</summary>
    public IReadOnlyList<IReadOnlyList<VideoTableRow>> Clips() =>
        [.. rows.GroupBy(row => row.Clip).Select(clip => (IReadOnlyList<VideoTableRow>)[.. clip.OrderBy(row => row.Frame)])];

    private List<TableProblem> Look()
    {
        if (!table.Has("clip", "frame", "label")) return [.. table.Problems];
        var problems = new List<TableProblem>(table.Problems);
        if (Features.Count == 0)
        {
            problems.Add(new TableProblem(
                table.Path, 1, "expected columns with the numbers of a frame besides clip, frame, label and split; found none"));
            return problems;
        }
        var (clip, frame, label) = (table.Column("clip")!.Value, table.Column("frame")!.Value, table.Column("label")!.Value);
        foreach (var row in table.Rows)
            if (ProblemOf(row, row.Values[clip], row.Values[frame], row.Values[label]) is { } problem)
                problems.Add(new TableProblem(table.Path, row.Line, problem));
        return problems;
    }

    /// <summary>What is wrong with a row; null, and it is kept, where nothing is.</summary>
    private string? ProblemOf(NamedRow row, string clip, string frame, string label)
    {
        if (clip.Length == 0) return "the clip has no name";
        if (label.Length == 0) return "the label is empty";
        if (!long.TryParse(frame, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var place))
            return $"frame \"{frame}\", expected a whole number, the frame's place in its clip";
        var first = labels.TryGetValue(clip, out var known) ? known : labels[clip] = (label, row.Line);
        if (first.Label != label) return $"clip \"{clip}\" is {label}, but {first.Label} at line {first.Line}: a clip shows one thing";
        if (!seen.TryAdd((clip, place), row.Line)) return $"clip \"{clip}\" has its frame {place} at line {seen[(clip, place)]} already";
        var numbers = new float[Features.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            var value = row.Values[Features[i]];
            if (!float.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !float.IsFinite(numbers[i]))
                return $"{table.Columns[Features[i]]} is \"{value}\", expected a number such as -0.25";
        }
        if (splits.ProblemOf(row, clip) is { } wrong) return wrong;
        rows.Add(new VideoTableRow(clip, place, label, splits.Of(row, clip), numbers));
        return null;
    }
}
