namespace RnnResearch.Metrics;

/// <summary>
/// ROUGE-L (Lin 2004) as the COCO caption evaluation computes it, from the longest common subsequence (LCS):
/// <code>
/// P = max over references of LCS / length of the candidate
/// R = max over references of LCS / length of that reference
/// F = (1 + b^2) P R / (R + b^2 P),  b = 1.2
/// </code>
/// P and R may come from different references. A corpus scores the mean over its captions.
/// </summary>
public static class RougeL
{
    private const double Beta = 1.2;

    /// <summary>The mean score, from 0 to 1, of tokenised captions: candidate i against references i.</summary>
    public static double Corpus(IReadOnlyList<string[]> candidates, IReadOnlyList<IReadOnlyList<string[]>> references)
    {
        CaptionPairs.Require(candidates, references);
        return candidates.Zip(references, Score).Average();
    }

    /// <summary>The score of one caption, from 0 to 1.</summary>
    public static double Score(string[] candidate, IReadOnlyList<string[]> references)
    {
        double precision = 0, recall = 0;
        foreach (var reference in references)
        {
            double common = LongestCommonSubsequence(candidate, reference);
            if (common == 0)
                continue;
            precision = Math.Max(precision, common / candidate.Length);
            recall = Math.Max(recall, common / reference.Length);
        }
        if (precision == 0)
            return 0;
        return (1 + Beta * Beta) * precision * recall / (recall + Beta * Beta * precision);
    }

    private static int LongestCommonSubsequence(string[] one, string[] other)
    {
        // best[j]: the length for one[..i] and other[..j], row by row.
        var best = new int[other.Length + 1];
        foreach (var word in one)
        {
            var diagonal = 0;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = best[j];
                best[j] = word == other[j - 1] ? diagonal + 1 : Math.Max(above, best[j - 1]);
                diagonal = above;
            }
        }
        return best[^1];
    }
}
