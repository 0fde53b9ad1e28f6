namespace RnnResearch.Metrics;

/// <summary>
/// BLEU of a corpus (Papineni et al. 2002), as multi-bleu and the COCO caption evaluation compute it:
/// <code>
/// p_n    = sum over captions of clipped n-gram matches / sum over captions of n-grams
/// BP     = 1 if c >= r, else exp(1 - r / c)
/// BLEU-N = BP * (p_1 * ... * p_N)^(1/N)
/// </code>
/// A match is clipped to the most often any one reference has the n-gram; c is the length of all candidates, r that of
/// the references closest to each in length (the shorter of two equally close). No smoothing.
/// </summary>
public static class Bleu
{
    /// <summary>The longest n-grams counted.</summary>
    public const int MaxOrder = 4;

    /// <summary>BLEU-1 to BLEU-4, each from 0 to 1, of tokenised captions: candidate i against references i.</summary>
    public static double[] Corpus(IReadOnlyList<string[]> candidates, IReadOnlyList<IReadOnlyList<string[]>> references)
    {
        CaptionPairs.Require(candidates, references);
        var matches = new long[MaxOrder];
        var total = new long[MaxOrder];
        long candidateLength = 0, referenceLength = 0;
        for (var i = 0; i < candidates.Count; i++)
        {
            candidateLength += candidates[i].Length;
            referenceLength += ClosestLength(candidates[i].Length, references[i]);
            for (var n = 1; n <= MaxOrder; n++)
            {
                matches[n - 1] += ClippedMatches(candidates[i], references[i], n);
                total[n - 1] += Math.Max(0, candidates[i].Length - n + 1);
            }
        }
        return Combine(matches, total, BrevityPenalty(candidateLength, referenceLength));
    }

    /// <summary>
    /// BLEU-4 of one caption, from 0 to 1, smoothed as in Lin and Och 2004 ("ORANGE"): from the second order on a match and an n-gram are
    /// added, <c>p_n = (matches + 1) / (n-grams + 1)</c>, for a single caption seldom has four words in a row that a reference has.
    /// </summary>
    public static double Sentence(string[] candidate, IReadOnlyList<string[]> references)
    {
        CaptionPairs.Require([candidate], [references]);
        var matches = new long[MaxOrder];
        var total = new long[MaxOrder];
        for (var n = 1; n <= MaxOrder; n++)
        {
            var added = n > 1 ? 1 : 0;
            matches[n - 1] = ClippedMatches(candidate, references, n) + added;
            total[n - 1] = Math.Max(0, candidate.Length - n + 1) + added;
        }
        return Combine(matches, total, BrevityPenalty(candidate.Length, ClosestLength(candidate.Length, references)))[^1];
    }

    private static double[] Combine(long[] matches, long[] total, double brevityPenalty)
    {
        var scores = new double[MaxOrder];
        var product = 1.0;
        for (var n = 1; n <= MaxOrder; n++)
        {
            product *= total[n - 1] == 0 ? 0 : (double)matches[n - 1] / total[n - 1];
            scores[n - 1] = brevityPenalty * Math.Pow(product, 1.0 / n);
        }
        return scores;
    }

    private static double BrevityPenalty(long candidate, long reference)
    {
        if (candidate == 0)
            return 0;
        return candidate >= reference ? 1 : Math.Exp(1 - (double)reference / candidate);
    }

    private static int ClosestLength(int length, IReadOnlyList<string[]> references) =>
        references.Select(words => words.Length).OrderBy(l => Math.Abs(l - length)).ThenBy(l => l).First();

    private static long ClippedMatches(string[] candidate, IReadOnlyList<string[]> references, int n)
    {
        var mostInOneReference = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var reference in references)
        {
            foreach (var (gram, count) in NGrams.Count(reference, n))
                mostInOneReference[gram] = Math.Max(count, mostInOneReference.GetValueOrDefault(gram));
        }
        return NGrams.Count(candidate, n).Sum(pair => (long)Math.Min(pair.Value, mostInOneReference.GetValueOrDefault(pair.Key)));
    }
}
