namespace RnnResearch.Analysis.Cells;

/// <summary>Ranks, from which both scores of a probe follow.</summary>
public static class Ranks
{
    /// <summary>
    /// The rank of each value less the mean rank: from -(n - 1)/2 for the least to (n - 1)/2 for the greatest. Equal values share the mean
    /// of their ranks.
    /// </summary>
    public static float[] Centred(ReadOnlySpan<float> values)
    {
        var (sorted, order) = (values.ToArray(), new int[values.Length]);
        for (var n = 0; n < order.Length; n++) order[n] = n;
        Array.Sort(sorted, order);
        var ranks = new float[order.Length];
        var mean = (order.Length - 1) / 2f;
        for (int from = 0, to; from < order.Length; from = to)
        {
            to = from + 1;
            while (to < order.Length && sorted[to] == sorted[from]) to++;
            for (var n = from; n < to; n++) ranks[order[n]] = ((from + to - 1) / 2f) - mean;
        }
        return ranks;
    }
}
