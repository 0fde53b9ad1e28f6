using RnnResearch.Analysis.ResultCurves;
using RnnResearch.Analysis.Video;
using RnnResearch.Data;
using RnnResearch.Data.Video;
using RnnResearch.Files;
using RnnResearch.Metrics;

namespace RnnResearch.Experiments.Video;

/// <summary>
/// What a network said of the clips of a split, for people: tables, the curve over time, and some clips as strips of film.
/// </summary>
/// <param name="set">the clips</param>
/// <param name="split">which of them</param>
/// <param name="read">what was said, in their order</param>
/// <param name="scores">of that</param>
internal sealed class VideoGallery(VideoSet set, Split split, IReadOnlyList<ReadClip> read, VideoScores scores)
{
    /// <summary>
    /// Writes <c>classified-SPLIT.csv</c>, <c>accuracy-over-time-SPLIT.csv</c> with its curves, and <c>strip-SPLIT-CLIP.png</c>.
    /// </summary>
    /// <param name="folder">an existing folder</param>
    /// <param name="strips">how many clips are drawn</param>
    public void Write(string folder, int strips)
    {
        var name = split.Name();
        TableFile.Write(Path.Combine(folder, $"classified-{name}.csv"), read.Select(Row));
        TableFile.Write(Path.Combine(folder, $"accuracy-over-time-{name}.csv"), scores.OverTime);
        ResultCurveFile.Write(folder, name, OverTimeCurves.Of(scores.OverTime, 1.0 / set.Actions.Count));
        var (clips, names) = (set.Of(split), new FileNames());
        foreach (var place in Places(clips.Count, strips))
        {
            var picture = FilmStrip.Draw(clips[place], set.Kind, read[place], set.Actions);
            DurableFile.Write(Path.Combine(folder, $"strip-{name}-{names.Of(clips[place].Name)}.png"), picture);
        }
    }

    /// <summary>Places all over the split, since clips of one action may stand together.</summary>
    private static IEnumerable<int> Places(int count, int some) =>
        Enumerable.Range(0, Math.Min(some, count)).Select(i => (int)(((2L * i) + 1) * count / (2L * Math.Min(some, count))));

    private ClassifiedRow Row(ReadClip clip)
    {
        var verdict = clip.Verdict();
        var right = Enumerable.Range(0, clip.LogP.Count).Count(t => clip.VerdictAt(t) == clip.Action);
        return new ClassifiedRow(
            clip.Name,
            clip.LogP.Count,
            set.Actions[clip.Action],
            set.Actions[verdict],
            verdict == clip.Action,
            clip.LogP.Average(logP => logP[clip.Action]),
            (double)right / clip.LogP.Count);
    }
}
