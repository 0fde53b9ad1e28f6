namespace RnnResearch.Analysis.Cells;

/// <summary>
/// Labels against chance: shifted in time, round the end, they are as often inside, for as long at a time, and have nothing to do with what
/// the cells saw. How well the best cell does on them is what the best of so many cells reaches by luck.
/// </summary>
internal static class TimeShifts
{
    /// <summary>How many.</summary>
    public const int Count = 200;

    /// <summary>The shortest, where there is room: a text has forgotten what it was about after so many characters.</summary>
    private const int Shortest = 1000;

    /// <summary>Shifts, spread evenly, none nearer to 0 or to the whole than 1,000 positions or a quarter of them.</summary>
    public static IEnumerable<int> Of(int positions)
    {
        var least = Math.Min(Shortest, positions / 4);
        var room = positions - (2 * least);
        return Enumerable.Range(0, Count).Select(k => least + (int)((long)k * room / (Count - 1)));
    }

    /// <summary>The labels, each <paramref name="shift"/> later.</summary>
    public static void Put(ReadOnlySpan<float> labels, int shift, Span<float> shifted)
    {
        labels[..^shift].CopyTo(shifted[shift..]);
        labels[^shift..].CopyTo(shifted);
    }
}
