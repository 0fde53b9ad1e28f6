namespace RnnResearch.Metrics;

/// <summary>How varied a captioner is: different captions / captions. A model that says the same of every image scores near 0.</summary>
public static class DistinctCaptions
{
    /// <summary>The ratio, from 1/count to 1, of tokenised captions.</summary>
    public static double Ratio(IReadOnlyList<string[]> captions)
    {
        if (captions.Count == 0)
            throw new ArgumentException("Expected at least one caption.", nameof(captions));
        return (double)captions.Select(words => string.Join(' ', words)).Distinct(StringComparer.Ordinal).Count() / captions.Count;
    }
}
