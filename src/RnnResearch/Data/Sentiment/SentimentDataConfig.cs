using RnnResearch.Configuration.Rules;

namespace RnnResearch.Data.Sentiment;

/// <summary>Which labelled texts an experiment uses, and how they are read.</summary>
public sealed record SentimentDataConfig
{
    /// <summary>
    /// The set: <c>reviews</c> (made on first use), <c>rt-polarity</c> and <c>sst2</c> (after <c>make data NAME=...</c>) or
    /// <c>table</c> (your own, see <see cref="Path"/>).
    /// </summary>
    [OneOf("reviews", "rt-polarity", "sst2", "table")]
    public string Name { get; init; } = "reviews";

    /// <summary>For <c>table</c>: a CSV or TSV file with columns text, label and, if it likes, split. Not used otherwise.</summary>
    [IsPath]
    [MayChange]
    public string? Path { get; init; }

    /// <summary>
    /// Which of ten folds of a set without splits of its own (<c>rt-polarity</c>, a table without that column) is tested; the one before
    /// it is for validation, the other eight for training. A hash of the text says its fold. Not used otherwise.
    /// </summary>
    [Between(0, 9)]
    public int Fold { get; init; }

    /// <summary>A word that occurs less often in the training texts becomes <c>&lt;unk&gt;</c>.</summary>
    [AtLeast(1)]
    public int MinCount { get; init; } = 1;
}
