namespace RnnResearch.Analysis.Cells;

/// <summary>Where to cut a cell's values so that most of inside is on one side and most of outside on the other.</summary>
internal static class CellThreshold
{
    /// <summary>
    /// The cut with the greatest difference between the shares of inside and of outside beyond it (Youden 1950), halfway between
    /// two values.
    /// </summary>
    /// <param name="values">of the cell</param>
    /// <param name="inside">1 or 0 for each</param>
    /// <param name="sign">1 where inside is above the cut, -1 where it is below</param>
    public static double Of(ReadOnlySpan<float> values, ReadOnlySpan<float> inside, int sign)
    {
        var (sorted, labels) = (values.ToArray(), inside.ToArray());
        Array.Sort(sorted, labels);
        double ones = labels.Sum();
        var zeros = labels.Length - ones;
        var (best, cut, onesBelow, zerosBelow) = (double.NegativeInfinity, (double)sorted[0], 0.0, 0.0);
        for (var n = 0; n + 1 < sorted.Length; n++)
        {
            onesBelow += labels[n];
            zerosBelow += 1 - labels[n];
            var difference = sign * ((zerosBelow / zeros) - (onesBelow / ones));
            if (sorted[n] == sorted[n + 1] || difference <= best) continue;
            (best, cut) = (difference, ((double)sorted[n] + sorted[n + 1]) / 2);
        }
        return cut;
    }
}
