namespace RnnResearch.Metrics;

/// <summary>
/// CIDEr-D (Vedantam, Zitnick and Parikh 2015) as the COCO caption evaluation computes it. Every sentence becomes, for
/// n = 1..4, a vector over its n-grams w of tf-idf weights
/// <code>
/// g_n(w) = count of w in the sentence * (ln N - ln max(1, images with w in a reference)),  N images
/// sim_n(c, s) = exp(-(l_c - l_s)^2 / (2 * 6^2)) * sum over w of min(g_c, g_s) g_s / (|g_c| |g_s|)
/// CIDEr-D = 10 * mean over n and over references s of sim_n
/// </code>
/// with l the lengths in words. The minimum and the Gaussian keep repeated words and odd lengths from paying.
/// The weights come from the references of the whole corpus: a corpus of one image scores 0, since ln 1 = 0.
/// </summary>
public sealed class CiderD
{
    private const int MaxOrder = 4;
    private const double Sigma = 6;

    private readonly Dictionary<string, int>[] imagesWith =
        [.. Enumerable.Range(0, MaxOrder).Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];
    private readonly double logImages;

    /// <summary>Counts in how many images' references each n-gram occurs.</summary>
    public CiderD(IReadOnlyList<IReadOnlyList<string[]>> corpus)
    {
        logImages = Math.Log(corpus.Count);
        foreach (var references in corpus)
        {
            for (var n = 1; n <= MaxOrder; n++)
            {
                foreach (var gram in references.SelectMany(words => NGrams.Count(words, n).Keys).Distinct(StringComparer.Ordinal))
                    imagesWith[n - 1][gram] = imagesWith[n - 1].GetValueOrDefault(gram) + 1;
            }
        }
    }

    /// <summary>
    /// The mean score, from 0 to 10, of tokenised captions: candidate i against references i, weights from all references.
    /// </summary>
    public static double Corpus(IReadOnlyList<string[]> candidates, IReadOnlyList<IReadOnlyList<string[]>> references)
    {
        CaptionPairs.Require(candidates, references);
        var cider = new CiderD(references);
        return candidates.Zip(references, cider.Score).Average();
    }

    /// <summary>The score of one caption, from 0 to 10.</summary>
    public double Score(string[] candidate, IReadOnlyList<string[]> references)
    {
        var sum = 0.0;
        for (var n = 1; n <= MaxOrder; n++)
        {
            var c = Weigh(candidate, n);
            foreach (var reference in references)
                sum += LengthPenalty(candidate.Length - reference.Length) * Similarity(c, Weigh(reference, n));
        }
        return 10 * sum / (MaxOrder * references.Count);
    }

    private Dictionary<string, double> Weigh(string[] words, int n) => NGrams.Count(words, n).ToDictionary(
        pair => pair.Key,
        pair => pair.Value * (logImages - Math.Log(Math.Max(1, imagesWith[n - 1].GetValueOrDefault(pair.Key)))),
        StringComparer.Ordinal);

    private static double Similarity(Dictionary<string, double> candidate, Dictionary<string, double> reference)
    {
        var norms = Norm(candidate) * Norm(reference);
        if (norms == 0)
            return 0;
        var clipped = 0.0;
        foreach (var (gram, weight) in candidate)
        {
            if (reference.TryGetValue(gram, out var other))
                clipped += Math.Min(weight, other) * other;
        }
        return clipped / norms;
    }

    private static double Norm(Dictionary<string, double> weights) => Math.Sqrt(weights.Values.Sum(w => w * w));

    private static double LengthPenalty(int difference) => Math.Exp(-difference * (double)difference / (2 * Sigma * Sigma));
}
