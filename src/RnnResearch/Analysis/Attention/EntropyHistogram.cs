namespace RnnResearch.Analysis.Attention;

/// <summary>How many words have attention of which entropy.</summary>
/// <param name="Width">of a bin in nats; the first begins at 0, the last ends at ln L</param>
/// <param name="Counts">words in each bin</param>
public sealed record EntropyHistogram(double Width, IReadOnlyList<int> Counts)
{
    private const int Bins = 48;

    /// <param name="entropies">of words, in nats</param>
    /// <param name="places">L</param>
    public static EntropyHistogram Of(IEnumerable<double> entropies, int places)
    {
        var (width, counts) = (AttentionEntropy.Uniform(places) / Bins, new int[Bins]);
        foreach (var entropy in entropies) counts[Math.Clamp((int)(entropy / width), 0, Bins - 1)]++;
        return new EntropyHistogram(width, counts);
    }
}
