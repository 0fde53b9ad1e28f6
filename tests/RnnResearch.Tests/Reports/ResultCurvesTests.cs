using RnnResearch.Analysis.ResultCurves;
using RnnResearch.Experiments;
using RnnResearch.Reports;

namespace RnnResearch.Tests.Reports;

[Collection(BrowserGroup.Name)]
public sealed class ResultCurvesTests(Browser browser) : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Curves_are_read_as_they_were_written()
    {
        ResultCurve[] curves = [Curve("one", 0.1), Curve("\"two\", quoted", 1.0 / 3)];
        ResultCurveFile.Write(folder.Path, "test", curves);
        ResultCurveFile.Write(folder.Path, "novel", [Curve("three", 1)]);
        var read = ResultCurveFile.Read(folder.Path);
        Assert.Equal(["three", "one", "\"two\", quoted"], read.Select(curve => curve.Name));
        Assert.Equal(curves[1].Points, read[2].Points);
        Assert.Empty(ResultCurveFile.Read(folder["nothing"]));
    }

    [Fact]
    public void A_file_of_something_else_is_told_with_its_name()
    {
        File.WriteAllText(folder["curves-test.csv"], "a,b\n1,2\n");
        var error = Assert.Throws<InvalidDataException>(() => ResultCurveFile.Read(folder.Path));
        Assert.Contains("curves-test.csv: expected the columns chart, across, up, curve, x, y", error.Message, StringComparison.Ordinal);
    }

    [NeedsBrowserFact]
    public async Task A_run_has_its_charts_and_several_runs_share_them()
    {
        var (one, two) = (MadeRun.At(folder["results/one/1"]), MadeRun.At(folder["results/two/1"], hidden: 9));
        ResultCurveFile.Write(one.SamplesFolder, "test", [Curve("", 0.5)]);
        ResultCurveFile.Write(two.SamplesFolder, "test", [Curve("", 0.9)]);
        await using (var visit = await browser.Open(new RunReport(TaskRegistry.Default).Write(one), 1280))
        {
            await visit.Page.WaitForSelectorAsync("figure svg");
            Assert.Contains("BLEU by length", await visit.Page.Locator("figcaption").AllInnerTextsAsync());
            Assert.Empty(await visit.AccessibilityFaults());
        }
        var page = new ReportPages(TaskRegistry.Default, () => throw new InvalidOperationException(), Assert.Fail)
            .Comparison([one.Path, two.Path], folder["comparison.html"]);
        await using var beside = await browser.Open(page, 390);
        var figure = beside.Page.Locator("figure").Filter(new() { HasText = "BLEU by length" });
        Assert.Equal(2, await figure.Locator(".legend li").CountAsync());
        Assert.False(await beside.Overflows());
    }

    private static ResultCurve Curve(string name, double y) => new("BLEU by length", "tokens", "BLEU-4", name, [[3, 1], [8, y]]);
}
