using RnnResearch.Analysis.GradientFlow;
using RnnResearch.Training;

namespace RnnResearch.Reports;

/// <summary>The page of one run.</summary>
internal static class RunPage
{
    private const int MostPoints = 600;

    /// <param name="facts">the run</param>
    /// <param name="file">where the page will be, for its links</param>
    public static Page Of(RunFacts facts, string file)
    {
        var (run, info, summary) = (facts.Run, facts.Info, facts.Summary);
        var texts = facts.Faults.Try(() => TextSamples.Of(run));
        var pictures = facts.Faults.Try(() => PictureSamples.Of(run));
        var results = DrawnResults.Of([(info.Experiment, facts)]);
        var flow = facts.Faults.Try(() => GradientFlowCurves.Read(info.Experiment, run.SamplesFolder));
        return new Page("run", facts.Title, new
        {
            Links = Links(run, file),
            Name = $"{info.Experiment}/{facts.Folder}",
            facts.Header?.Question,
            facts.Header?.Source,
            facts.Header?.Expected,
            facts.State,
            Faults = facts.Faults.Sentences,
            info.Command,
            When = PageText.When(info.Started),
            summary?.Seconds,
            summary?.TokensPerSecond,
            summary?.Parameters,
            summary?.BestStep,
            facts.LossUnit,
            SelectBy = facts.Configuration?.Config.Train.SelectBy,
            facts.Scores,
            Curves = RunCurves.Of(facts.Rows).Select(curve => curve.Drawn(MostPoints)),
            Texts = texts,
            Pictures = pictures,
            ResultCurves = results,
            GradientFlow = new { Runs = flow is null ? [] : new[] { flow } },
            Settings = Setting.Of(facts),
            info.Seed,
            info.TrainedAs,
            Times = Times(info),
        })
        {
            Scripts = ["curves.js", "result-curves.js", "gradient-flow.js"],
        };
    }

    private static IReadOnlyList<PageLink> Links(RunDirectory run, string file)
    {
        string Beside(string name) => Path.Combine(run.Path, name);
        return PageLink.Those(
            file,
            ("Cells", Beside("cells.html")),
            ("Gallery", Beside("gallery.html")),
            ("The sweep", Beside("../../report.html")),
            ("All runs", Beside("../../index.html")));
    }

    private static IEnumerable<object> Times(RunInfo info) =>
    [
        PageText.Made(info, info.Started, 0, []),
        .. (info.Resumptions ?? []).Select(time => PageText.Made(time, time.When, time.Step, time.Changes)),
    ];
}
