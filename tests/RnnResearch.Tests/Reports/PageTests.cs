using RnnResearch.Reports;
using RnnResearch.Tests.Analysis;

namespace RnnResearch.Tests.Reports;

[Collection(BrowserGroup.Name)]
public sealed class PageTests(Browser browser) : IDisposable
{
    private const string Hostile = "</script><script>document.title = 'broken'</script><img src=x onerror=alert(1)> & \u2028";

    private const string Specimen = """
        async function render(main, data) {
          const bytes = await blob('ramp');
          main.append(
            el('p', { id: 'text' }, data.text),
            el('p', { id: 'none' }, `${(await blob('none')).length}`),
            el('p', { id: 'bytes' }, `${bytes.length} ${bytes.every((byte, i) => byte === i % 251)}`),
            lineChart({ title: 'A curve', x: 'step', y: 'loss', series: [
              { name: 'one', points: data.curve, band: data.curve.map(([x, y]) => [x, y / 2, y * 2]) },
              { name: data.text, points: data.curve.map(([x, y]) => [x, 1 - y]), dashed: true, best: [50, 0.9] },
            ], rules: [{ y: 0.5, name: 'chance' }, { x: 10 }] }),
            section('A table', sortableTable({ caption: 'Things', columns: [{ name: 'what' }, { name: 'size', numeric: true }],
              rows: [['ten', 10], ['nothing', data.missing], ['nine', 9]] })));
        }
        """;

    private readonly string file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "page.html");

    private static Page Made => new("specimen", Hostile, new
    {
        Links = new[] { new { Name = Hostile, Href = "other.html" } },
        Text = Hostile,
        Missing = double.NaN,
        Curve = Enumerable.Range(1, 50).Select(t => new[] { t, Math.Exp(-t / 10.0) }),
    })
    {
        Script = Specimen,
        Blobs = new()
        {
            ["ramp"] = [.. Enumerable.Range(0, 70_000).Select(i => (byte)(i % 251))],
            ["none"] = [],
        },
    };

    [Fact]
    public void Text_cannot_leave_the_script_it_stands_in()
    {
        var html = Made.Html();

        Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
        Assert.DoesNotContain("document.title = 'broken'</script>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void It_begins_before_all_that_it_carries_has_come()
    {
        var html = Made.Html();

        var script = html.IndexOf("<script type=\"module\" async>", StringComparison.Ordinal);
        Assert.InRange(script, 1, html.IndexOf("id=\"library-d3.min.js\"", StringComparison.Ordinal));
        Assert.InRange(script, 1, html.IndexOf("id=\"blob-ramp\"", StringComparison.Ordinal));
    }

    [NeedsBrowserFact]
    public async Task Text_is_shown_as_text_and_bytes_arrive_as_they_left()
    {
        Made.Write(file);
        await using var visit = await browser.Open(file);

        Assert.Equal(Hostile.Replace('\u2028', ' '), (await visit.Page.InnerTextAsync("h1")).Replace('\u2028', ' '));
        Assert.Contains("<img src=x", await visit.Page.InnerTextAsync("#text"), StringComparison.Ordinal);
        Assert.Equal("70000 true", await visit.Page.InnerTextAsync("#bytes"));
        Assert.Equal("0", await visit.Page.InnerTextAsync("#none"));
        Assert.Equal(Hostile, await visit.Page.TitleAsync());
    }

    [NeedsBrowserFact]
    public async Task It_is_light_or_dark_as_the_system_is_and_as_one_likes()
    {
        Made.Write(file);
        await using var visit = await browser.Open(file, dark: true);
        Task<string> Paper() => visit.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor");

        var dark = await Paper();
        await visit.Page.ClickAsync("#theme");

        Assert.NotEqual(dark, await Paper());
    }

    [NeedsBrowserFact]
    public async Task Everybody_can_read_it_on_a_laptop_and_a_phone()
    {
        Made.Write(file);
        foreach (var (width, dark) in new[] { (1280, false), (390, true) })
        {
            await using var visit = await browser.Open(file, width, dark);
            await visit.Page.WaitForSelectorAsync("figure svg");

            Assert.Empty(await visit.AccessibilityFaults());
            Assert.False(await visit.Overflows());
        }
    }

    [NeedsBrowserFact]
    public async Task A_table_is_sorted_by_its_headings_numbers_by_size()
    {
        Made.Write(file);
        await using var visit = await browser.Open(file);
        await visit.Page.ClickAsync("th button >> text=size");

        Assert.Equal(["9", "10", "–"], await visit.Page.Locator("section table tbody tr td:nth-child(2)").AllInnerTextsAsync());
    }

    [NeedsBrowserFact]
    public async Task A_chart_is_saved_as_a_picture()
    {
        Made.Write(file);
        await using var visit = await browser.Open(file);
        await visit.Page.WaitForSelectorAsync("figure svg");
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.ClickAsync("figure button"));
        await download.SaveAsAsync($"{file}.png");

        var picture = new Pixels(await File.ReadAllBytesAsync($"{file}.png"));
        Assert.Equal("A-curve.png", download.SuggestedFilename);
        Assert.Equal(600, picture.Height);
        Assert.NotEmpty(picture.Where(colour => colour == (0x00, 0x72, 0xb2))); // the first series
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
}
