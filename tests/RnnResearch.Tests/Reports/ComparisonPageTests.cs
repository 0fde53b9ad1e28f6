using RnnResearch.Configuration;
using RnnResearch.Experiments;
using RnnResearch.Reports;
using RnnResearch.Training;

namespace RnnResearch.Tests.Reports;

[Collection(BrowserGroup.Name)]
public sealed class ComparisonPageTests(Browser browser) : IDisposable
{
    private readonly TempFolder folder = new();

    [NeedsBrowserFact]
    public async Task Runs_lie_over_each_other_and_the_keys_in_which_they_differ_are_listed()
    {
        RunDirectory[] runs =
        [
            MadeRun.At(folder["x/1"], seed: 1), MadeRun.At(folder["x/2"], seed: 2), MadeRun.At(folder["x/3"], MadeRun.Hostile, hidden: 16),
        ];
        await using var visit = await browser.Open(Compared(runs));
        await visit.Page.WaitForSelectorAsync("figure svg");

        var legend = await visit.Page.Locator("figure").First.Locator(".legend li").AllInnerTextsAsync();
        Assert.Equal(["mean of seed 1, seed 2", "x seed=1 hidden=8", "x seed=2 hidden=8", "x seed=1 hidden=16"], legend);
        Assert.Equal(
            ["title", "seed", "model.hidden"],
            await visit.Page.Locator("section").Last.Locator("td:first-child").AllInnerTextsAsync());
        Assert.Contains(MadeRun.Hostile, await visit.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Empty(await visit.AccessibilityFaults());
        Assert.False(await visit.Overflows());
    }

    [NeedsBrowserFact]
    public async Task A_run_that_lacks_a_curve_leaves_the_others_as_they_are()
    {
        RunDirectory[] runs =
        [
            MadeRun.At(folder["x/0"], hidden: 16), MadeRun.At(folder["x/1"], seed: 1), MadeRun.At(folder["x/2"], seed: 2),
        ];
        var metrics = Path.Combine(runs[0].Path, "metrics.csv");
        File.WriteAllLines(metrics, File.ReadAllLines(metrics).Where(row => !row.Contains("validation,loss", StringComparison.Ordinal)));
        await using var visit = await browser.Open(Compared(runs));

        var legend = visit.Page.Locator("figure", new() { HasText = "Validation: loss" }).Locator(".legend li");
        Assert.Equal(
            ["", "dotted", "dotted"], await legend.EvaluateAllAsync<string[]>("all => all.map(one => one.className)"));
    }

    [Fact]
    public void One_run_by_two_names_is_no_comparison()
    {
        var run = MadeRun.At(folder["x/1"]);
        var error = Assert.Throws<InvalidDataException>(() => Compared(run, run));
        Assert.Equal($"{run.Path} and {run.Path} are the same run, {run.Path}", error.Message);
    }

    public void Dispose() => folder.Dispose();

    private string Compared(params RunDirectory[] runs) =>
        new ReportPages(TaskRegistry.Default, () => throw new ConfigException([]), Assert.Fail)
            .Comparison([.. runs.Select(run => run.Path)], folder["comparison.html"]);
}
