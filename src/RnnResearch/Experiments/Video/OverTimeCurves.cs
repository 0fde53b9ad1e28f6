using RnnResearch.Analysis.ResultCurves;
using RnnResearch.Metrics;

namespace RnnResearch.Experiments.Video;

/// <summary>Accuracy over the share of each clip that has been seen, as the run's page draws it.</summary>
internal static class OverTimeCurves
{
    /// <param name="overTime">in the order of the shares</param>
    /// <param name="chance">the accuracy of one who knows nothing</param>
    public static IReadOnlyList<ResultCurve> Of(IReadOnlyList<SeenShare> overTime, double chance) =>
    [
        Curve("the verdict so far", overTime.Select(share => new[] { share.Seen, share.Accuracy })),
        Curve("said at the last frame", overTime.Select(share => new[] { share.Seen, share.FrameAccuracy })),
        Curve("chance", overTime.Select(share => new[] { share.Seen, chance })),
    ];

    private static ResultCurve Curve(string name, IEnumerable<double[]> points) =>
        new("Accuracy over the share of the clip that has been seen", "share of the clip", "accuracy", name, [.. points]);
}
