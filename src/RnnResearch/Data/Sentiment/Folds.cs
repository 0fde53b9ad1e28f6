namespace RnnResearch.Data.Sentiment;

/// <summary>
/// Ten folds of a set that has no splits of its own, for cross-validation, by a hash of the text: what stands twice is in one fold. Of the
/// ten runs, run k is tested on fold k, chooses its checkpoint on the fold before and trains on the other eight.
/// </summary>
public static class Folds
{
    /// <summary>How many.</summary>
    public const int Count = 10;

    /// <summary>Where a text belongs.</summary>
    /// <param name="text">the text</param>
    /// <param name="tested">k, from 0 to 9</param>
    public static Split SplitOf(string text, int tested)
    {
        var fold = SplitByHash.PartOf(text);
        if (fold == tested) return Split.Test;
        return (fold + 1) % Count == tested ? Split.Validation : Split.Train;
    }
}
