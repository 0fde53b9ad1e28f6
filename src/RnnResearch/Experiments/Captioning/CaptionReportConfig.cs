namespace RnnResearch.Experiments.Captioning;

/// <summary>What a captioning experiment shows at its end.</summary>
public sealed record CaptionReportConfig
{
    /// <summary>Test pictures drawn with their captions and attention.</summary>
    public int Pictures { get; init; } = 12;
}
