namespace RnnResearch.Decoding;

/// <summary>The beams of one sequence: those being written and those that ended.</summary>
internal sealed class Beams(int size, double lengthAlpha)
{
    private readonly List<Draft> ended = [];

    /// <summary>Beams being written, likeliest first; none once the sequence is done.</summary>
    public IReadOnlyList<Draft> Live { get; private set; } = [new Draft()];

    /// <summary>
    /// Takes the best continuations of the live beams. <paramref name="candidates"/> holds, for each row of the
    /// batch, its <paramref name="width"/> likeliest tokens; this sequence's rows begin at <paramref name="firstRow"/>.
    /// </summary>
    /// <returns>the rows of the batch that go on, in the order of the new <see cref="Live"/></returns>
    public IReadOnlyList<long> Advance((float[] LogP, long[] Token) candidates, int width, int firstRow, float[][]? attention, long end)
    {
        var ranked =
            from beam in Enumerable.Range(0, Live.Count)
            from rank in Enumerable.Range(0, width)
            let at = ((firstRow + beam) * width) + rank
            where candidates.LogP[at] > float.NegativeInfinity
            orderby Live[beam].LogProbability + candidates.LogP[at] descending
            select (Beam: beam, LogP: candidates.LogP[at], Token: candidates.Token[at]);

        var (next, rows) = (new List<Draft>(size), new List<long>(size));
        foreach (var (beam, logp, token) in ranked)
        {
            var draft = Live[beam].Extend(token, logp, attention?[firstRow + beam], end);
            if (draft.Finished)
            {
                ended.Add(draft);
            }
            else
            {
                next.Add(draft);
                rows.Add(firstRow + beam);
            }
            if (next.Count + ended.Count >= size) break;
        }
        Live = next;
        return rows;
    }

    /// <summary>The beams that ended, best first; behind them the unfinished ones, which are the answer only where none ended.</summary>
    public IEnumerable<Draft> Ranked() => ended.OrderByDescending(Score).Concat(Live.OrderByDescending(Score));

    private double Score(Draft draft) => draft.LogProbability / Math.Pow(Math.Max(draft.Length, 1), lengthAlpha);
}
