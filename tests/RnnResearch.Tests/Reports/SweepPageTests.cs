using RnnResearch.Experiments.Sweeps;
using RnnResearch.Reports;
using RnnResearch.Tests.Configuration;
using RnnResearch.Tests.Experiments.Sweeps;
using RnnResearch.Training;

namespace RnnResearch.Tests.Reports;

[Collection(BrowserGroup.Name)]
public sealed class SweepPageTests(Browser browser) : IDisposable
{
    private const string Hundred = """
        # Which size?
        # Paper: Somebody 2015, table 1.
        # Expected: the larger the better.
        experiment: x
        grid:
          model.cell: [rnn, lstm]
          model.units: [8, 16, 32, 64, 128]
          epochs: [1, 2]
        seeds: [1, 2, 3, 4, 5]
        metric: loss
        workers: 2
        expected: {"lstm, 64, 1": "1.30"}
        """;

    private readonly SweepFiles files = new();

    [NeedsBrowserFact]
    public async Task A_sweep_is_a_page_of_its_means_axes_curves_and_runs()
    {
        var page = Written(run => FakeWorker.LabelOf(run) == "cell=rnn,seed=3" ? FakeWorker.Fail(MadeRun.Hostile) : Finish(run, 30));
        await using var visit = await browser.Open(page);
        await visit.Page.WaitForSelectorAsync("figure svg");

        var text = await visit.Page.InnerTextAsync("main");
        string[] parts = ["RNN or LSTM?", "the LSTM.", "6 runs: 5 finished, 1 failed", MadeRun.Hostile, "validation loss over cell"];
        foreach (var part in parts) Assert.Contains(part, text, StringComparison.Ordinal);
        var means = visit.Page.Locator("section").Nth(1).Locator("table").First;
        Assert.Equal(["rnn", "lstm"], await means.Locator("td:first-child").AllInnerTextsAsync());
        Assert.Equal(
            "runs/cell%3Drnn%2Cseed%3D1/report.html",
            await visit.Page.Locator("a", new() { HasText = "cell=rnn,seed=1" }).GetAttributeAsync("href"));
        await visit.Page.SelectOptionAsync("select >> nth=0", new[] { "2" });
        Assert.Empty(await visit.AccessibilityFaults());
        Assert.False(await visit.Overflows());
    }

    [NeedsBrowserFact]
    public async Task The_charts_begin_with_a_split_that_the_sweep_makes_a_difference_to()
    {
        files.With("""
            experiment: x
            grid: {note: [1, 2, 4, 16]}
            seeds: [1]
            metric: loss
            workers: 1
            """);
        var page = Written(async run =>
        {
            var exit = await Finish(run, 30);
            var test = new Dictionary<string, double> { ["truth"] = run.Path.Sum(letter => letter), ["cider"] = 1 };
            run.Write(run.Summary! with { Validation = new Dictionary<string, double> { ["loss"] = 1 }, Test = test });
            return exit;
        });
        await using var visit = await browser.Open(page);
        await visit.Page.WaitForSelectorAsync("figure svg");
        var text = await visit.Page.InnerTextAsync("main");
        Assert.Contains("test truth over note", text, StringComparison.Ordinal);
        Assert.DoesNotContain("cider over note", text, StringComparison.Ordinal);
        Assert.DoesNotContain("validation loss over note", text, StringComparison.Ordinal);
        await visit.Page.SelectOptionAsync("select >> nth=0", new[] { "validation loss" });
        Assert.Contains("validation loss over note", await visit.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [NeedsBrowserFact]
    public async Task A_sweep_of_a_hundred_runs_is_small_and_shows_them_all()
    {
        var sweep = files.With(Hundred).Load();
        var launched = SweepFolder.Launch(files.Results, sweep, "make sweep NAME=s");
        foreach (var run in sweep.Runs) await Finish(launched.Open(run), 1000);
        var page = Page();
        Assert.InRange(new FileInfo(page).Length, 0, 10 << 20);

        await using var visit = await browser.Open(page);
        await visit.Page.WaitForSelectorAsync("figure svg");
        Assert.Equal(100, await visit.Page.Locator("section").Last.Locator("tbody a").CountAsync());
        Assert.Contains("Rings: published figures.", await visit.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await visit.Page.SelectOptionAsync("label:has-text('coloured by') select", new[] { "1" });
        Assert.Contains("units=128", await visit.Page.Locator(".legend").Last.InnerTextAsync(), StringComparison.Ordinal);
    }

    public void Dispose() => files.Dispose();

    private static Task<WorkerExit> Finish(RunDirectory run, int steps)
    {
        run.Write(run.Info with { Started = DateTimeOffset.Now });
        MadeRun.Measure(run, run.Path.Sum(letter => letter) % 97, steps);
        return FakeWorker.Finish(run, 1 + (run.Path.Sum(letter => letter) % 97 / 100.0));
    }

    private string Written(Func<RunDirectory, Task<WorkerExit>> act)
    {
        files.Run(new FakeWorker((run, _) => act(run)));
        return Page();
    }

    private string Page() => new ReportPages(ConfigFiles.Tasks, () => files.Experiments, Assert.Fail).Of(files.In(""), file: null);
}
