using RnnResearch.Configuration.Rules;

namespace RnnResearch.Experiments.Translation;

/// <summary>What a translation experiment shows at its end.</summary>
public sealed record TranslationReportConfig
{
    /// <summary>Test sentences whose alignment is drawn.</summary>
    [AtLeast(0)]
    public int Pictures { get; init; } = 6;
}
