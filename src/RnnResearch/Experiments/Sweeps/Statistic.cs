using System.Globalization;

namespace RnnResearch.Experiments.Sweeps;

/// <summary>What several runs reached in one metric.</summary>
/// <param name="Count">How many runs.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Deviation">Their sample standard deviation, which divides by n - 1; null for a single run.</param>
internal sealed record Statistic(int Count, double Mean, double? Deviation)
{
    private const int UsualDecimals = 3;
    private const int MostDecimals = 6;

    /// <summary>Of some values, or null for none.</summary>
    public static Statistic? Of(IReadOnlyList<double> values)
    {
        if (values.Count == 0) return null;
        var mean = values.Average();
        if (values.Count == 1) return new Statistic(1, mean, null);
        var variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
        return new Statistic(values.Count, mean, Math.Sqrt(variance));
    }

    /// <summary>
    /// <c>0.960 ± 0.004 (3)</c>: three decimals, or so many that two digits of the deviation (of a single value:
    /// three of it) can be seen.
    /// </summary>
    public override string ToString() => Format(Decimals);

    /// <summary>The same with so many decimals.</summary>
    public string Format(int decimals)
    {
        var form = $"N{decimals}";
        var spread = Deviation is { } deviation ? $" ± {deviation.ToString(form, CultureInfo.InvariantCulture)}" : "";
        return $"{Mean.ToString(form, CultureInfo.InvariantCulture)}{spread} ({Count})";
    }

    private int Decimals
    {
        get
        {
            var (seen, digits) = Deviation is { } deviation ? (deviation, 2) : (Math.Abs(Mean), 3);
            if (seen <= 0 || !double.IsFinite(seen)) return UsualDecimals;
            return Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(seen)), UsualDecimals, MostDecimals);
        }
    }
}
