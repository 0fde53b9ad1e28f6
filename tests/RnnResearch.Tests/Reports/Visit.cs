using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace RnnResearch.Tests.Reports;

/// <summary>
/// A page that is open in the browser. Disposing it fails the test if the page wrote an error to the console, threw one, or asked for
/// anything from a network.
/// </summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly string address;
    private readonly List<string> faults = [];

    public Visit(IPage page, string address)
    {
        (Page, this.address) = (page, address);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") faults.Add($"console: {message.Text}");
        };
        page.PageError += (_, error) => faults.Add($"error: {error}");
        page.Request += (_, request) =>
        {
            if (request.Url != address && !request.Url.StartsWith("data:", StringComparison.Ordinal)) faults.Add($"request: {request.Url}");
        };
    }

    public IPage Page { get; }

    public async Task Load()
    {
        await Page.GotoAsync(address);
        try
        {
            await Page.WaitForSelectorAsync("html[data-shown]", new() { Timeout = 20_000, State = WaitForSelectorState.Attached });
        }
        catch (TimeoutException)
        {
            Assert.Fail($"the page was not shown: {string.Join("; ", faults)}");
        }
    }

    /// <summary>What axe finds that is serious or critical: rules and the elements that break them.</summary>
    public async Task<IReadOnlyList<string>> AccessibilityFaults()
    {
        var result = await Page.RunAxe();
        return [.. result.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}")];
    }

    /// <summary>Whether the page is wider than the window, so that a phone would have to scroll it sideways.</summary>
    public Task<bool> Overflows() =>
        Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth");

    public async ValueTask DisposeAsync()
    {
        await Page.CloseAsync();
        Assert.Empty(faults);
    }
}
