using RnnResearch.Configuration.Rules;

namespace RnnResearch.Experiments.Sentiment;

/// <summary>What an experiment with labelled texts shows at its end.</summary>
public sealed record SentimentReportConfig
{
    /// <summary>
    /// Test texts drawn with each word coloured by how it moved the verdict; they are taken at equal distances from the whole split.
    /// </summary>
    [AtLeast(0)]
    public int Texts { get; init; } = 12;
}
