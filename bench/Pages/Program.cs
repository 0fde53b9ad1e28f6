// How long pages take to open in a browser that has just been started, and how large they are.
//
//     dotnet run -c Release --project bench/Pages -- BROWSER TURNS PAGE ...
//
// A page says itself when all that is in sight was drawn: milliseconds since the browser turned to it, in data-shown of its html element.
// The pages are opened in turns, with an empty one among them, which is what the browser takes for itself.
using System.Globalization;
using Harness;
using Microsoft.Playwright;
using Pages;
using RnnResearch.Experiments;

if (args is not [var browser, var number, _, ..] || !(int.TryParse(number, out var turns) && turns > 0))
{
    Console.Error.WriteLine("expected a browser, how many turns, and pages, such as chromium 9 results/index.html");
    return 2;
}
if (args[2..].FirstOrDefault(page => !File.Exists(page)) is { } missing)
{
    Console.Error.WriteLine($"{missing}: no such file");
    return 1;
}

var folder = Directory.CreateTempSubdirectory();
try
{
    string[] pages = [EmptyPage.In(folder.FullName), .. args[2..]];
    var seconds = pages.ToDictionary(page => page, _ => new List<double>());
    using var playwright = await Playwright.CreateAsync();
    for (var turn = 0; turn < turns; turn++)
        foreach (var page in pages)
            seconds[page].Add(await FreshBrowser.SecondsToOpen(playwright, browser, page));
    var report = new Report("pages", [.. Surroundings.Lines(), $"{browser}, {turns} turns; {DateTimeOffset.Now:yyyy-MM-dd HH:mm zzz}"]);
    report.Add(new ResultTable("How long pages take to open", ["page", "MB", "median s", "slowest s"], [.. pages.Select(Row)]));
    report.Publish();
    return 0;

    string[] Row(string page) =>
    [
        page == pages[0] ? "an empty page" : page,
        (new FileInfo(page).Length / 1e6).ToString("F1", CultureInfo.InvariantCulture),
        Statistic.Median(seconds[page]).ToString("F2", CultureInfo.InvariantCulture),
        seconds[page].Max().ToString("F2", CultureInfo.InvariantCulture),
    ];
}
catch (Exception error) when (error is IOException or PlaywrightException or System.ComponentModel.Win32Exception)
{
    Console.Error.WriteLine($"{browser}: {error.Message}");
    return 1;
}
finally
{
    folder.Delete(recursive: true);
}
