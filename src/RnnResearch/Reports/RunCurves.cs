using RnnResearch.Data;
using RnnResearch.Training;

namespace RnnResearch.Reports;

/// <summary>What was measured while a run trained, as curves; the scores of held-out splits are no curves.</summary>
internal static class RunCurves
{
    /// <summary>The name of the curve that says how fast it went; it is in no file, but follows from steps and seconds.</summary>
    private const string Speed = "steps_per_second";

    public static IReadOnlyList<Curve> Of(IReadOnlyList<MetricsRow> rows)
    {
        string[] splits = [Split.Train.Name(), Split.Validation.Name()];
        var curves = rows.Where(row => splits.Contains(row.Split)).GroupBy(row => (row.Split, row.Metric)).Select(group =>
            new Curve(group.Key.Split, group.Key.Metric, [.. group.Select(row => new[] { row.Step, row.Value, row.Seconds })])).ToList();
        if (curves.Find(curve => curve is { Split: "train", Metric: "loss", Points.Count: > 1 }) is { } loss) curves.Add(SpeedAlong(loss));
        return curves;
    }

    private static Curve SpeedAlong(Curve curve)
    {
        var pairs = curve.Points.Zip(curve.Points.Skip(1)).Where(pair => pair.Second[2] > pair.First[2]);
        return new Curve(curve.Split, Speed, [.. pairs.Select(pair =>
            new[] { pair.Second[0], (pair.Second[0] - pair.First[0]) / (pair.Second[2] - pair.First[2]), pair.Second[2] })]);
    }
}
