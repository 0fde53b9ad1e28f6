using RnnResearch.Analysis.GradientFlow;
using RnnResearch.Training;

namespace RnnResearch.Reports;

/// <summary>The page that sets runs side by side.</summary>
internal static class ComparisonPage
{
    private const int MostPoints = 400;

    /// <param name="facts">the runs</param>
    /// <param name="file">where the page will be, for its links</param>
    public static Page Of(IReadOnlyList<RunFacts> facts, string file)
    {
        var runs = ComparedRun.All(facts, file);
        var settings = runs.Select(run => run.Settings).ToList();
        var results = DrawnResults.Of(runs.Select(run => (run.Label, run.Facts)));
        return new Page("comparison", $"{runs.Count} runs side by side", new
        {
            Runs = runs.Select(Shown),
            LossUnit = facts.Select(run => run.LossUnit).Distinct().Count() == 1 ? facts[0].LossUnit : "loss",
            Note = Circumstances.NoteOn(facts.Select(run => run.Info)),
            Groups = runs.Index().GroupBy(run => run.Item.AllButSeed).Where(group => group.Count() > 1)
                .Select(group => GroupOf([.. group])),
            ResultCurves = results,
            GradientFlow = GradientFlow(runs),
            Differences = ComparedRun.Differing(settings).Select(key =>
                new { Key = key, Values = settings.Select(of => of.GetValueOrDefault(key)) }),
        })
        {
            Scripts = ["curves.js", "result-curves.js", "gradient-flow.js"],
        };
    }

    private static object GradientFlow(IReadOnlyList<ComparedRun> runs) => new
    {
        Runs = runs.Select(run => run.Facts.Faults.Try(() => GradientFlowCurves.Read(run.Label, run.Facts.Run.SamplesFolder)))
            .OfType<GradientFlowCurves>().ToList(),
    };

    private static object Shown(ComparedRun run) => new
    {
        run.Label,
        run.Href,
        Name = $"{run.Facts.Info.Experiment}/{run.Facts.Folder}",
        run.Facts.State,
        Faults = run.Facts.Faults.Sentences,
        When = PageText.When(run.Facts.Info.Started),
        Commit = run.Facts.Info.Source,
        run.Facts.Summary?.Seconds,
        run.Facts.Summary?.Parameters,
        run.Facts.Summary?.TokensPerSecond,
        run.Facts.Summary?.BestStep,
        run.Facts.Scores,
        Curves = RunCurves.Of(run.Facts.Rows).Select(curve => curve.Drawn(MostPoints)),
    };

    /// <summary>Runs that differ in the seed alone, as one.</summary>
    private static object GroupOf(IReadOnlyList<(int Index, ComparedRun Run)> group) => new
    {
        Label = $"mean of {string.Join(", ", group.Select(run => $"seed {run.Run.Facts.Info.Seed}"))}",
        Runs = group.Select(run => run.Index),
        Curves = CurveMean.Of([.. group.Select(run => RunCurves.Of(run.Run.Facts.Rows))]).Select(curve => curve.Drawn(MostPoints)),
    };
}
