namespace RnnResearch.Metrics;

/// <summary>Runs of n consecutive words, the stuff of BLEU and CIDEr. Words hold no blanks, so a blank can join them.</summary>
internal static class NGrams
{
    /// <summary>How often each n-gram occurs in a sentence; empty when the sentence has fewer than n words.</summary>
    public static Dictionary<string, int> Count(string[] words, int n)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var start = 0; start + n <= words.Length; start++)
        {
            var gram = string.Join(' ', words, start, n);
            counts[gram] = counts.GetValueOrDefault(gram) + 1;
        }
        return counts;
    }
}
