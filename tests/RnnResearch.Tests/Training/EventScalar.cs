using RnnResearch.Training;

namespace RnnResearch.Tests.Training;

/// <summary>A scalar of an event file.</summary>
/// <param name="Step">where it stands</param>
/// <param name="Tag">the name of its curve</param>
/// <param name="Value">the value</param>
/// <param name="WallTime">seconds since 1970</param>
internal sealed record EventScalar(long Step, string Tag, float Value, double WallTime)
{
    /// <summary>What a row of metrics.csv is to be in TensorBoard.</summary>
    /// <param name="row">the row</param>
    /// <param name="started">when its run began</param>
    public static EventScalar Of(MetricsRow row, DateTimeOffset started) =>
        new(row.Step, $"{row.Split}/{row.Metric}", (float)row.Value, started.AddSeconds(row.Seconds).ToUnixTimeSeconds());
}
