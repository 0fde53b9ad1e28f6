using RnnResearch.Analysis.GradientFlow;
using RnnResearch.Data;
using RnnResearch.Experiments.Sweeps;

namespace RnnResearch.Reports;

/// <summary>The page of a sweep: its tables, a picture per axis, learning curves, and every run with its state.</summary>
internal static class SweepPage
{
    private const int MostPoints = 150;

    private static readonly Split[] Splits = [Split.Validation, Split.Test, Split.Novel];

    /// <param name="sweep">the sweep</param>
    /// <param name="folder">what there is of it</param>
    /// <param name="file">where the page will be, for its links</param>
    public static Page Of(Sweep sweep, SweepFolder folder, string file)
    {
        var result = SweepResult.Read(sweep, folder);
        var reader = new RunReader(sweep.Tasks);
        var runs = sweep.Runs.Select(run => (Run: run, Facts: reader.Read(folder.Open(run)))).ToList();
        var metrics = Splits.SelectMany(split => result.Groups.SelectMany(group => group.MetricsOf(split)).Distinct()
            .OrderBy(metric => metric != sweep.Metric).Select(metric => (Split: split, Metric: metric))).ToList();
        var report = new SweepReport(sweep, result);
        return new Page("sweep", sweep.Name, new
        {
            Links = PageLink.Those(file, ("All runs", Path.Combine(folder.Path, "../../index.html"))),
            sweep.Header.Question,
            sweep.Header.Source,
            sweep.Header.Expected,
            sweep.Axes,
            sweep.Metric,
            runs[0].Facts.LossUnit,
            runs[0].Facts.Info.Command,
            report.Tables,
            Metrics = metrics.Select(metric => $"{metric.Split.Name()} {metric.Metric}"),
            Varying = metrics.Index().Where(one => report.Shows(one.Item.Split, one.Item.Metric) && Differs(result, one.Item))
                .GroupBy(one => one.Item.Split.Name(), one => one.Index, (split, indices) => new { Split = split, Metrics = indices }),
            Groups = result.Groups.Select(group => new
            {
                Label = group.Point.ShortLabel,
                group.Point.Values,
                Expected = sweep.Expected.GetValueOrDefault(group.Point.Label),
                Means = metrics.Select(metric => group[metric.Split, metric.Metric]),
                Curves = Curves([.. runs.Where(run => run.Run.Point == group.Point).Select(run => run.Facts)], sweep.Metric),
            }),
            GradientFlow = new
            {
                Runs = sweep.Points.Select(point => Flow(runs.First(run => run.Run.Point == point))).OfType<GradientFlowCurves>().ToList(),
            },
            Runs = runs.Select(run => Shown(run.Run, run.Facts, sweep.Metric, file)),
        })
        {
            Scripts = ["curves.js", "means.js", "gradient-flow.js"],
        };
    }

    /// <summary>Whether what is varied makes a difference to it: the width of the beam makes none to the validation of training.</summary>
    private static bool Differs(SweepResult result, (Split Split, string Metric) one) =>
        result.Groups.Select(group => group[one.Split, one.Metric]?.Mean).OfType<double>().Distinct().Count() > 1;

    private static IEnumerable<Curve> Curves(IReadOnlyList<RunFacts> runs, string metric)
    {
        var begun = runs.Where(run => run.Rows.Count > 0).Select(run => RunCurves.Of(run.Rows)).ToList();
        return CurveMean.Of(begun)
            .Where(curve => curve.Metric == "loss" || (curve.Split == Split.Validation.Name() && curve.Metric == metric))
            .Select(curve => curve.Drawn(MostPoints));
    }

    /// <summary>How gradients flow in the first run of a combination.</summary>
    private static GradientFlowCurves? Flow((SweepRun Run, RunFacts Facts) run) =>
        run.Facts.Faults.Try(() => GradientFlowCurves.Read(run.Run.Point.ShortLabel, run.Facts.Run.SamplesFolder));

    private static object Shown(SweepRun run, RunFacts facts, string metric, string file) => new
    {
        run.Label,
        run.Point.Values,
        run.Seed,
        facts.State,
        Href = File.Exists(facts.Run.ReportFile) ? PageLink.Between(file, facts.Run.ReportFile) : null,
        Score = facts.Summary?.Validation?.TryGetValue(metric, out var score) == true ? score : (double?)null,
        facts.Summary?.Seconds,
        facts.Summary?.BestStep,
    };
}
