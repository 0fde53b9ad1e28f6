using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace Pages;

/// <summary>Chromium as it is when a page is what it was started for: nothing in its caches, nobody looking at how it works.</summary>
internal static class FreshBrowser
{
    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--remote-debugging-port=0",
    ];

    /// <summary>The page is asked when it was shown after that time; asking it earlier would keep the browser busy.</summary>
    private static readonly TimeSpan Undisturbed = TimeSpan.FromSeconds(5);

    /// <exception cref="IOException">The page was not shown in that time.</exception>
    public static async Task<double> SecondsToOpen(IPlaywright playwright, string browser, string page)
    {
        var profile = Directory.CreateTempSubdirectory();
        var start = new ProcessStartInfo(browser) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in Arguments) start.ArgumentList.Add(argument);
        start.ArgumentList.Add($"--user-data-dir={profile.FullName}");
        start.ArgumentList.Add(new Uri(Path.GetFullPath(page)).AbsoluteUri);
        using var process = Process.Start(start)!;
        process.BeginOutputReadLine(); // nobody reads what it has to say, but it must not wait for that
        process.BeginErrorReadLine();
        try
        {
            await Task.Delay(Undisturbed);
            var port = File.ReadLines(Path.Combine(profile.FullName, "DevToolsActivePort")).First();
            await using var connection = await playwright.Chromium.ConnectOverCDPAsync($"http://127.0.0.1:{port}");
            var shown = await connection.Contexts[0].Pages[0].EvaluateAsync<string?>("() => document.documentElement.dataset.shown");
            return shown is null
                ? throw new IOException($"{page} was not shown within {Undisturbed.TotalSeconds} s")
                : double.Parse(shown, CultureInfo.InvariantCulture) / 1000;
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            profile.Delete(recursive: true);
        }
    }
}
