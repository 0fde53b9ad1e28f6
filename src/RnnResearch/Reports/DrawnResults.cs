using RnnResearch.Analysis.ResultCurves;
using RnnResearch.Data;

namespace RnnResearch.Reports;

/// <summary>What a task measured over something in a run, as a page draws it.</summary>
/// <param name="Name">what the run is called</param>
/// <param name="Curves">all of them</param>
internal sealed record DrawnResults(string Name, IReadOnlyList<ResultCurve> Curves)
{
    /// <summary>Those of runs that have any.</summary>
    public static IReadOnlyList<DrawnResults> Of(IEnumerable<(string Name, RunFacts Facts)> runs) =>
        [.. runs.Select(run => run.Facts.Faults.Try(() => Read(run.Name, run.Facts.Run.SamplesFolder))).OfType<DrawnResults>()];

    private static DrawnResults? Read(string name, string samplesFolder)
    {
        var curves = ResultCurveFile.Read(samplesFolder);
        return curves.Count == 0 ? null : new DrawnResults(name, [.. curves.Select(Visible)]);
    }

    private static ResultCurve Visible(ResultCurve curve) => curve with
    {
        Chart = VisibleText.Of(curve.Chart),
        Across = VisibleText.Of(curve.Across),
        Up = VisibleText.Of(curve.Up),
        Name = VisibleText.Of(curve.Name),
    };
}
