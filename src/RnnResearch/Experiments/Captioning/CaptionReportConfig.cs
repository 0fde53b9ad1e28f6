using RnnResearch.Configuration.Rules;

namespace RnnResearch.Experiments.Captioning;

/// <summary>What a captioning experiment shows at its end.</summary>
public sealed record CaptionReportConfig
{
    /// <summary>Test pictures drawn with their captions and attention.</summary>
    [AtLeast(0)]
    public int Pictures { get; init; } = 12;
}
