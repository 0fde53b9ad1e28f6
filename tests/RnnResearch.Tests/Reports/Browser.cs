using Microsoft.Playwright;

namespace RnnResearch.Tests.Reports;

/// <summary>Chromium without a window, started once for all tests that open pages.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? chromium;

    public async Task InitializeAsync()
    {
        if (NeedsBrowserFactAttribute.Program is not { } program) return;
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync",
            ],
        });
    }

    /// <summary>Opens a page from the disk and waits until its script has shown it.</summary>
    /// <param name="file">an HTML file</param>
    /// <param name="width">of the window, in pixels: a laptop's, or a phone's 390</param>
    /// <param name="dark">whether the system is dark</param>
    internal async Task<Visit> Open(string file, int width = 1280, bool dark = false)
    {
        var page = await chromium!.NewPageAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        });
        var visit = new Visit(page, new Uri(Path.GetFullPath(file)).AbsoluteUri);
        await visit.Load();
        return visit;
    }

    public async Task DisposeAsync()
    {
        if (chromium is not null) await chromium.DisposeAsync();
        playwright?.Dispose();
    }
}
