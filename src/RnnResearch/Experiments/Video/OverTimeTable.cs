using System.Globalization;
using RnnResearch.Data;
using RnnResearch.Metrics;

namespace RnnResearch.Experiments.Video;

/// <summary>Accuracy over the share of each clip that has been seen, in numbers.</summary>
internal static class OverTimeTable
{
    public static ResultTable Of(Split split, IReadOnlyList<SeenShare> overTime) => new(
        $"share of each clip seen, {split.Name()}",
        ["accuracy", .. overTime.Select(share => Shown(share.Seen, "F1"))],
        [
            ["of the verdict so far", .. overTime.Select(share => Shown(share.Accuracy, "F3"))],
            ["of what is said at the last frame", .. overTime.Select(share => Shown(share.FrameAccuracy, "F3"))],
        ]);

    private static string Shown(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
