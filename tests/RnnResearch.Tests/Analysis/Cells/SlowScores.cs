using RnnResearch.Analysis.Cells.Properties;

namespace RnnResearch.Tests.Analysis.Cells;

/// <summary>The scores of a probe as they are defined, without ranks in common or products of matrices.</summary>
internal static class SlowScores
{
    /// <summary>How well values tell inside from outside, or follow a number: AUC less 1/2, or Spearman's rho.</summary>
    public static double Of(PropertyKind kind, float[] values, float[] labels) =>
        kind == PropertyKind.YesNo ? Auc(values, labels) - 0.5 : Spearman(values, labels);

    /// <summary>The share of pairs of a position inside and one outside of which the first is higher; equal ones are half.</summary>
    public static double Auc(float[] values, float[] inside)
    {
        var (wins, pairs) = (0.0, 0);
        for (var i = 0; i < values.Length; i++)
            for (var j = 0; j < values.Length; j++)
            {
                if (inside[i] != 1 || inside[j] != 0) continue;
                pairs++;
                wins += values[i] > values[j] ? 1 : values[i] == values[j] ? 0.5 : 0;
            }
        return wins / pairs;
    }

    /// <summary>The correlation of ranks; the rank of a value is how many are below it and half of those equal to it.</summary>
    public static double Spearman(float[] x, float[] y)
    {
        static double[] Ranks(float[] values) =>
            Array.ConvertAll(values, value => values.Count(other => other < value) + (values.Count(other => other == value) / 2.0));
        var (a, b) = (Ranks(x), Ranks(y));
        var (meanA, meanB) = (a.Average(), b.Average());
        double Sum(Func<int, double> of) => Enumerable.Range(0, a.Length).Sum(of);
        return Sum(n => (a[n] - meanA) * (b[n] - meanB))
            / Math.Sqrt(Sum(n => Math.Pow(a[n] - meanA, 2)) * Sum(n => Math.Pow(b[n] - meanB, 2)));
    }
}
