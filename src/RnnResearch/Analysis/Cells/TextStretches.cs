using RnnResearch.Data;

namespace RnnResearch.Analysis.Cells;

/// <summary>
/// Which tokens of a text are measured: stretches of equal length, spread evenly over it, so that they can be read side by side however
/// long the text is. Each is read from a little before its beginning, so that the state it begins with is one of this text.
/// Position n of what is measured is step n % Length of stretch n / Length; the first half of the stretches is the half that cells are
/// chosen on, the other is held out.
/// </summary>
/// <param name="Starts">the token that each stretch begins with, ascending; an even number of them</param>
/// <param name="Length">tokens of a stretch</param>
public sealed record TextStretches(IReadOnlyList<int> Starts, int Length)
{
    /// <summary>Tokens read before a stretch and not measured.</summary>
    public const int WarmUp = 100;

    /// <summary>Below that many tokens, halves and shifted labels say nothing.</summary>
    public const int Least = 1000;

    private const int Most = 64;
    private const int ShortestLength = 500;

    public int Count => Starts.Count;

    /// <summary>N, how many positions are measured.</summary>
    public int Positions => Count * Length;

    /// <summary>How many of them are chosen on: the first half.</summary>
    public int Half => Positions / 2;

    /// <summary>The token at a position.</summary>
    public int TokenAt(int position) => Starts[position / Length] + (position % Length);

    /// <summary>The stretches of a text.</summary>
    /// <param name="name">what messages call it</param>
    /// <param name="tokens">its length</param>
    /// <param name="unit">what a token is, in the plural</param>
    /// <param name="wanted">positions to measure, at least <see cref="Least"/>; fewer where the text has not as many</param>
    /// <exception cref="DataException">The text is shorter than <see cref="Least"/>.</exception>
    public static TextStretches Over(string name, int tokens, string unit, int wanted)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(wanted, Least);
        if (tokens < Least)
            throw new DataException($"{name}: {tokens:N0} {unit}; expected at least {Least:N0}, for a cell is found on one half of the "
                + "text and tried on the other. Give a longer text (--text FILE).");
        var positions = Math.Min(wanted, tokens - WarmUp);
        var count = Math.Clamp(positions / ShortestLength, 2, Most) & ~1;
        var length = positions / count;
        long room = tokens - WarmUp - length;
        return new TextStretches([.. Enumerable.Range(0, count).Select(k => WarmUp + (int)(k * room / (count - 1)))], length);
    }
}
