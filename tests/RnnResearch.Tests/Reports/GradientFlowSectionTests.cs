using RnnResearch.Analysis.GradientFlow;
using RnnResearch.Reports;

namespace RnnResearch.Tests.Reports;

[Collection(BrowserGroup.Name)]
public sealed class GradientFlowSectionTests(Browser browser) : IDisposable
{
    private const string Script = "async function render(main, data) { main.append(gradientFlowSection(data.gradientFlow) ?? 'nothing'); }";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [NeedsBrowserFact]
    public async Task A_run_has_its_layers_before_and_after_with_the_powers_of_sigma()
    {
        await using var visit = await Open(RunOf("run", layers: 2));
        Assert.Equal(
            ["Gradients before training", "Gradients after training"], await visit.Page.Locator("figcaption").AllInnerTextsAsync());
        var legend = await visit.Page.Locator("figure").First.Locator(".legend li").AllInnerTextsAsync();
        Assert.Equal(["dL/dh, layer 1", "dL/dh, layer 2", "σ^t, σ = 0.9", "σ^t, σ = 0.8"], legend);
        await visit.Page.WaitForSelectorAsync("figure svg");
        Assert.Empty(await visit.AccessibilityFaults());
    }

    [NeedsBrowserFact]
    public async Task Several_runs_have_their_highest_layer_each_and_fit_a_phone()
    {
        await using var visit = await Open(390, RunOf("<b>one</b>", layers: 2), RunOf("two", layers: 1));
        var legend = await visit.Page.Locator("figure").First.Locator(".legend li").AllInnerTextsAsync();
        Assert.Equal(["<b>one</b>, dL/dh", "two, dL/dh", "σ^t, σ = 0.8", "σ^t, σ = 0.9"], legend);
        Assert.False(await visit.Overflows());
    }

    [NeedsBrowserFact]
    public async Task Without_curves_there_is_no_section()
    {
        await using var visit = await Open();
        Assert.Equal("nothing", await visit.Page.InnerTextAsync("main"));
    }

    private Task<Visit> Open(params GradientFlowCurves[] runs) => Open(1280, runs);

    private Task<Visit> Open(int width, params GradientFlowCurves[] runs)
    {
        var file = folder["page.html"];
        var data = new { GradientFlow = new { Runs = runs } };
        new Page("specimen", "Flow", data) { Script = Script, Scripts = ["gradient-flow.js"] }.Write(file);
        return browser.Open(file, width);
    }

    private static GradientFlowCurves RunOf(string name, int layers) => new(name,
    [
        .. from when in new[] { FlowCurve.Before, FlowCurve.After }
           from layer in Enumerable.Range(1, layers)
           let sigma = 1 - (0.1 * layer)
           let norms = Enumerable.Range(0, 101).Select(t => Math.Pow(sigma - 0.05, t)).ToArray()
           select GradientFlowCurve.Of(new FlowCurve(when, layer, "h", [sigma], norms)),
    ]);
}
