namespace RnnResearch.Metrics;

/// <summary>How well clips were told apart.</summary>
/// <param name="Loss">-ln p of the action shown, the mean over all frames of all clips, in nats</param>
/// <param name="Accuracy">the share of clips whose verdict is right</param>
/// <param name="FrameAccuracy">the share of all frames at which the action shown is the likeliest</param>
/// <param name="OverTime">the accuracy of verdicts when 0.1, 0.2, .. 1 of each clip has been seen</param>
public sealed record VideoScores(double Loss, double Accuracy, double FrameAccuracy, IReadOnlyList<double> OverTime)
{
    /// <summary>Shares of a clip after which the verdict is looked at.</summary>
    public static IReadOnlyList<double> Shares { get; } = [.. Enumerable.Range(1, 10).Select(tenth => tenth / 10.0)];

    /// <summary>The scores of at least one clip.</summary>
    public static VideoScores Of(IReadOnlyList<ReadClip> clips)
    {
        double frames = clips.Sum(clip => clip.LogP.Count);
        return new VideoScores(
            -clips.Sum(clip => clip.LogP.Sum(logP => (double)logP[clip.Action])) / frames,
            clips.Average(clip => clip.Verdict() == clip.Action ? 1 : 0),
            clips.Sum(clip => Enumerable.Range(0, clip.LogP.Count).Count(t => clip.VerdictAt(t) == clip.Action)) / frames,
            [.. Shares.Select(share => clips.Average(clip => clip.VerdictAfter(share) == clip.Action ? 1.0 : 0))]);
    }

    /// <summary>The scores under the names they have in metrics.csv and summary.json.</summary>
    public IReadOnlyDictionary<string, double> ByName() =>
        new Dictionary<string, double> { ["loss"] = Loss, ["accuracy"] = Accuracy, ["frame_accuracy"] = FrameAccuracy };
}
