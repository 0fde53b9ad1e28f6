using RnnResearch.Experiments;
using RnnResearch.Reports;
using RnnResearch.Training;

namespace RnnResearch.Tests.Reports;

[Collection(BrowserGroup.Name)]
public sealed class RunPageTests(Browser browser) : IDisposable
{
    private readonly TempFolder folder = new();

    [NeedsBrowserFact]
    public async Task A_run_is_a_page_of_its_question_scores_curves_samples_and_configuration()
    {
        folder.Write(
            "experiments/x.yaml", "# Does it spell?\n# Slide: the one with four letters.\n# Expected: loss 1.2.\ntask: language\n");
        await using var visit = await browser.Open(Written(MadeRun.At(folder["results/x/1"])));

        var text = await visit.Page.InnerTextAsync("main");
        foreach (var part in new[]
        {
            "Does it spell?", "Slide: the one with four letters.", "loss 1.2.", "finished", "make exp NAME=x", "1.25", "after 50",
            "model.hidden", "2026-11-27 18:02", "0123456",
        })
            Assert.Contains(part, text, StringComparison.Ordinal);
        await visit.Page.WaitForSelectorAsync("figure svg");
        Assert.Equal(["Loss", "Training: gradient norm", "Speed, with the evaluations between"],
            (await visit.Page.Locator("figcaption").AllInnerTextsAsync()).Select(caption => caption.Trim()));
    }

    [NeedsBrowserFact]
    public async Task Whatever_stands_in_its_files_is_shown_as_text()
    {
        var run = MadeRun.At(folder["results/x/1"], MadeRun.Hostile);
        var picture = Path.Combine(run.SamplesFolder, "test-<b>&.png");
        File.WriteAllBytes(picture, Convert.FromBase64String(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));
        File.WriteAllText(
            Path.Combine(run.SamplesFolder, "captions-test.csv"),
            $"image,caption,log_probability,true,references\n<b>&.jpg,{MadeRun.Hostile},-1,True,{MadeRun.Hostile}\n");
        run.Fail(MadeRun.Hostile);
        await using var visit = await browser.Open(Written(run));

        Assert.Equal(MadeRun.Hostile, await visit.Page.TitleAsync());
        var text = await visit.Page.InnerTextAsync("main");
        Assert.Contains($"failed {MadeRun.Hostile}", text, StringComparison.Ordinal);
        Assert.Contains($"after 10: {MadeRun.Hostile}\\u001b[31m", text, StringComparison.Ordinal);
        Assert.Equal(0, await visit.Page.Locator("main script, main img[src=x]").CountAsync());
    }

    [NeedsBrowserFact]
    public async Task Curves_go_over_minutes_smoothed_and_on_a_logarithmic_axis_and_settings_are_found_by_words()
    {
        await using var visit = await browser.Open(Written(MadeRun.At(folder["results/x/1"])));
        await visit.Page.SelectOptionAsync("select", "minutes");
        await visit.Page.Locator("input[type=range]").FillAsync("0.9");
        await visit.Page.CheckAsync("input[type=checkbox]");
        await visit.Page.ClickAsync("#theme");
        await visit.Page.FillAsync("input[type=search]", "model gru");
        await visit.Page.WaitForSelectorAsync("figure svg");

        Assert.Contains("minutes", await visit.Page.Locator("figure svg").First.GetAttributeAsync("aria-label"), StringComparison.Ordinal);
        var rows = visit.Page.Locator("tr:visible code", new() { HasText = "model.cell" });
        Assert.Equal(1, await rows.CountAsync());
        Assert.Equal(0, await visit.Page.Locator("tr:visible code", new() { HasText = "train.epochs" }).CountAsync());
    }

    [NeedsBrowserFact]
    public async Task Everybody_can_read_it_on_a_laptop_and_a_phone()
    {
        var page = Written(MadeRun.At(folder["results/x/1"], "a title of-many-words-without-a-blank-between-them-and-so-on"));
        foreach (var (width, dark) in new[] { (1280, false), (390, true) })
        {
            await using var visit = await browser.Open(page, width, dark);
            await visit.Page.WaitForSelectorAsync("figure svg");

            Assert.Empty(await visit.AccessibilityFaults());
            Assert.False(await visit.Overflows());
        }
    }

    [NeedsBrowserFact]
    public async Task What_is_damaged_or_not_there_yet_is_named_and_the_rest_is_shown()
    {
        var run = RunDirectory.CreateAt(folder["results/x/1"], "task: language\nno_such_key: 1\n", MadeRun.Info("x"));
        File.WriteAllText(run.SummaryFile, "{ \"status\": ");
        await using var visit = await browser.Open(Written(run));

        var text = await visit.Page.InnerTextAsync("main");
        Assert.Contains("summary.json is damaged", text, StringComparison.Ordinal);
        Assert.Contains("nothing has been measured", text, StringComparison.Ordinal);
        Assert.Contains("no_such_key: unknown key", text, StringComparison.Ordinal);
        Assert.Contains("make exp NAME=x", text, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static string Written(RunDirectory run) => new RunReport(TaskRegistry.Default).Write(run);
}
