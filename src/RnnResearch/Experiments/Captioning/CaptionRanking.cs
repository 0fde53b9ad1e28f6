using RnnResearch.Data.Scenes;

namespace RnnResearch.Experiments.Captioning;

/// <summary>
/// Which captions are worse than others: on scenes the untrue before the true, and among those, as on photographs, by CIDEr-D; where
/// that is the same, by log p.
/// </summary>
internal static class CaptionRanking
{
    /// <summary>How many of the worst, and of the best, a gallery shows in any case.</summary>
    public const int Extremes = 20;

    /// <returns>for each caption its rank, 0 being the worst</returns>
    public static int[] Ranks(IReadOnlyList<StudiedCaption> captions)
    {
        var worstFirst = Enumerable.Range(0, captions.Count)
            .OrderBy(i => captions[i].Fault is null or CaptionFault.None)
            .ThenBy(i => captions[i].Scores["cider"])
            .ThenBy(i => captions[i].Scores["log_p"])
            .ToArray();
        var ranks = new int[captions.Count];
        for (var rank = 0; rank < ranks.Length; rank++) ranks[worstFirst[rank]] = rank;
        return ranks;
    }

    /// <summary>
    /// Chooses the captions that are shown where not all can be: the worst, the best, and of the others some evenly spaced through the set.
    /// </summary>
    /// <returns>their indexes in ascending order</returns>
    public static IReadOnlyList<int> Choose(IReadOnlyList<int> ranks, int count)
    {
        if (count >= ranks.Count) return [.. Enumerable.Range(0, ranks.Count)];
        var extremes = Math.Min(Extremes, count / 3);
        var byExtreme = Enumerable.Range(0, ranks.Count).ToLookup(i => ranks[i] < extremes || ranks[i] >= ranks.Count - extremes);
        int[] others = [.. byExtreme[false]];
        var spaced = count - (2 * extremes);
        var between = Enumerable.Range(0, spaced).Select(i => others[(int)((long)i * others.Length / spaced)]);
        return [.. byExtreme[true].Concat(between).Order()];
    }
}
