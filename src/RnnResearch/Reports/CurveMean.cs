namespace RnnResearch.Reports;

/// <summary>The curves of runs that differ in the seed alone, as one with a band.</summary>
internal static class CurveMean
{
    /// <summary>
    /// For every split and metric that all runs have, the mean, lowest and highest value at the steps that all of them have.
    /// </summary>
    public static IReadOnlyList<Curve> Of(IReadOnlyList<IReadOnlyList<Curve>> runs) =>
        [.. runs.SelectMany(curves => curves).GroupBy(curve => (curve.Split, curve.Metric))
            .Where(group => group.Count() == runs.Count)
            .Select(group => new Curve(group.Key.Split, group.Key.Metric, Mean([.. group])))];

    private static List<double[]> Mean(List<Curve> curves) =>
        [.. curves.SelectMany(curve => curve.Points).GroupBy(point => point[0])
            .Where(step => step.Count() == curves.Count)
            .OrderBy(step => step.Key)
            .Select(step => new[]
            {
                step.Key,
                step.Average(point => point[1]),
                step.Average(point => point[2]),
                step.Min(point => point[1]),
                step.Max(point => point[1]),
            })];
}
