namespace Harness;

public static class Statistic
{
    /// <summary>
    /// Of what was measured in turns: the median over the turns of the two beside each other, or of the medians where one had no turns.
    /// </summary>
    public static double MedianRatio(IReadOnlyList<double> these, IReadOnlyList<double> those) => these.Count == those.Count
        ? Median(these.Zip(those, (one, other) => one / other))
        : Median(these) / Median(those);

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
