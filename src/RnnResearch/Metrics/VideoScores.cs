namespace RnnResearch.Metrics;

/// <summary>How well clips were told apart.</summary>
/// <param name="Loss">-ln p of the action shown, the mean over all frames of all clips, in nats</param>
/// <param name="Accuracy">the share of clips whose verdict is right</param>
/// <param name="FrameAccuracy">the share of all frames at which the action shown is the likeliest</param>
/// <param name="OverTime">the same when 0.1, 0.2, .. 1 of each clip has been seen</param>
public sealed record VideoScores(double Loss, double Accuracy, double FrameAccuracy, IReadOnlyList<SeenShare> OverTime)
{
    /// <summary>The scores of at least one clip.</summary>
    public static VideoScores Of(IReadOnlyList<ReadClip> clips)
    {
        double frames = clips.Sum(clip => clip.LogP.Count);
        return new VideoScores(
            -clips.Sum(clip => clip.LogP.Sum(logP => (double)logP[clip.Action])) / frames,
            Share(clips, clip => clip.Verdict() == clip.Action),
            clips.Sum(clip => Enumerable.Range(0, clip.LogP.Count).Count(t => clip.VerdictAt(t) == clip.Action)) / frames,
            [.. Enumerable.Range(1, 10).Select(tenths => After(clips, tenths / 10.0))]);
    }

    /// <summary>The scores under the names they have in metrics.csv and summary.json.</summary>
    public IReadOnlyDictionary<string, double> ByName() =>
        new Dictionary<string, double> { ["loss"] = Loss, ["accuracy"] = Accuracy, ["frame_accuracy"] = FrameAccuracy };

    private static SeenShare After(IReadOnlyList<ReadClip> clips, double seen) => new(
        seen,
        Share(clips, clip => clip.Verdict(clip.FramesIn(seen)) == clip.Action),
        Share(clips, clip => clip.VerdictAt(clip.FramesIn(seen) - 1) == clip.Action));

    private static double Share(IReadOnlyList<ReadClip> clips, Func<ReadClip, bool> isSo) => (double)clips.Count(isSo) / clips.Count;
}
