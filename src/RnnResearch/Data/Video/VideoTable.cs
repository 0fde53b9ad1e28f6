using System.Globalization;
using RnnResearch.Data.Tables;

namespace RnnResearch.Data.Video;

/// <summary>
/// Clips of one's own: a table with a row for each frame and the columns clip, frame (a whole number; the rows may stand in any order),
/// label, split if wanted, and any number of others, which are the numbers of a frame.
/// </summary>
public static class VideoTable
{
    private const int ExampleCount = 5;
    private static readonly string[] Named = ["clip", "frame", "label", "split"];

    /// <summary>How <c>make check</c> knows such a table.</summary>
    public static TableKind Kind { get; } = new("video", ["clip", "frame", "label"], Check);

    /// <exception cref="DataException">Rows are faulty, or a split is empty; the message has the first of the problems.</exception>
    public static VideoSet Open(string path)
    {
        var rows = new VideoTableRows(NamedTable.Read(path), Named);
        TableFaults.Refuse(path, rows.Problems);
        var actions = Actions(rows);
        var clips = rows.Clips().ToLookup(clip => clip[0].Split, clip => Clip(clip, actions.IndexOf(clip[0].Label)));
        return new VideoSet(Path.GetFileName(path), FrameKind.Measured, actions, clips);
    }

    private static TableReport Check(NamedTable table)
    {
        var rows = new VideoTableRows(table, Named);
        var clips = rows.Clips();
        var examples = clips.Take(ExampleCount).Select(clip => (IReadOnlyList<string>)
            [clip[0].Clip, $"{clip.Count}", clip[0].Label, clip[0].Split.Name()]);
        var counts = string.Concat(
            clips.CountBy(clip => clip[0].Split).OrderBy(split => split.Key).Select(split => $", {split.Key.Name()} {split.Value}"));
        return new(
            ["clip", "frames", "label", "split"],
            [.. examples],
            rows.Problems,
            [.. Notes(clips)],
            $"{clips.Count} clips of {Actions(rows).Count} labels, {rows.Rows.Count} frames of {rows.Features.Count} numbers{counts}");
    }

    private static List<string> Actions(VideoTableRows rows) =>
        [.. rows.Rows.Select(row => row.Label).Distinct().Order(StringComparer.Ordinal)];

    private static VideoClip Clip(IReadOnlyList<VideoTableRow> frames, int action) =>
        new(frames[0].Clip, action, frames.Count, [.. frames.SelectMany(frame => frame.Numbers)]);

    private static IEnumerable<string> Notes(IReadOnlyList<IReadOnlyList<VideoTableRow>> clips)
    {
        foreach (var (split, purpose) in new[]
        {
            (Split.Train, "to learn from"), (Split.Validation, "to choose the best checkpoint by"), (Split.Test, "to be scored on"),
        })
            if (clips.All(clip => clip[0].Split != split)) yield return $"no clip is in the split {split.Name()}, {purpose}";
        var gaps = clips.Where(clip => clip[^1].Frame - clip[0].Frame >= clip.Count).ToList();
        if (gaps.Count == 0) yield break;
        var first = string.Create(CultureInfo.InvariantCulture, $"{gaps[0].Count} frames from {gaps[0][0].Frame} to {gaps[0][^1].Frame}");
        yield return $"frames are missing in {gaps.Count} clips, such as {gaps[0][0].Clip} ({first}); those there are follow each other";
    }
}
