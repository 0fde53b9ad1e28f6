using System.Globalization;
using RnnResearch.Training;

namespace RnnResearch.Reports;

/// <summary>What several pages write alike.</summary>
internal static class PageText
{
    /// <summary>A time as it was on the machine's clock.</summary>
    public static string? When(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>What a run was made with.</summary>
    public static object Made(Circumstances made, DateTimeOffset? when, long step, IReadOnlyList<string> changes) => new
    {
        When = When(when),
        Step = step,
        Commit = made.Source,
        Machine = made.Machine.ToString(),
        made.Device,
        made.Threads,
        made.Libtorch,
        Changes = changes,
    };
}
