using RnnResearch.Configuration;
using RnnResearch.Experiments;
using RnnResearch.Reports;

namespace RnnResearch.Tests.Reports;

[Collection(BrowserGroup.Name)]
public sealed class IndexPageTests : IDisposable
{
    private const string Lecture = """
        # Numbers & more

        See [the docs](../docs/a.md), [the web](https://example.org/x), [nothing](javascript:alert(1))
        and <script>document.title='broken'</script>.

        | `make exp NAME=` | here |
        | --- | --- |
        | `hello` | 1.25 ± **0.1** |

        <img src=x onerror=alert(1)>
        """;

    private readonly TempFolder folder = new();
    private readonly List<string> warnings = [];
    private readonly Browser browser;

    public IndexPageTests(Browser browser)
    {
        this.browser = browser;
        MadeRun.At(folder["results/hello/20261127-100000"]);
        MadeRun.At(folder["results/char-lstm/20261127-110000"]).Fail(MadeRun.Hostile);
        File.WriteAllText(MadeRun.At(folder["results/char-lstm/20261127-120000"]).InfoFile, "{");
        folder.Write("results/lecture.md", Lecture);
        folder.Write("results/notes/readme.txt", "no run");
    }

    [NeedsBrowserFact]
    public async Task All_runs_are_found_sorted_and_linked_to_their_pages()
    {
        await using var visit = await browser.Open(Written());
        var names = visit.Page.Locator("main > div table tbody tr:visible td:first-child");
        Assert.Equal(3, await names.CountAsync());

        await visit.Page.ClickAsync("th button >> text=run");
        Assert.StartsWith("char-lstm/20261127-11", await names.First.InnerTextAsync(), StringComparison.Ordinal);
        await visit.Page.FillAsync("input[type=search]", "hello finished");
        Assert.Equal(["hello/20261127-100000"], await names.AllInnerTextsAsync());
        Assert.Equal("hello/20261127-100000/report.html", await names.Locator("a").GetAttributeAsync("href"));
    }

    [NeedsBrowserFact]
    public async Task A_damaged_run_is_listed_with_its_reason_and_the_rest_has_pages()
    {
        await using var visit = await browser.Open(Written());

        Assert.Contains("run.json is damaged", await visit.Page.TextContentAsync("main"), StringComparison.Ordinal);
        Assert.Contains("run.json is damaged", Assert.Single(warnings), StringComparison.Ordinal);
        Assert.True(File.Exists(folder["results/char-lstm/20261127-110000/report.html"]));
    }

    [NeedsBrowserFact]
    public async Task The_lecture_s_table_stands_below_and_no_html_in_it_is_any()
    {
        await using var visit = await browser.Open(Written());
        var lecture = visit.Page.Locator("article");

        Assert.Equal(["hello", "1.25 ± 0.1"], await lecture.Locator("td").AllInnerTextsAsync());
        Assert.Contains("<script>document.title='broken'</script>", await lecture.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("<img src=x onerror=alert(1)>", await lecture.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(
            ["../docs/a.md", "https://example.org/x"],
            await lecture.Locator("a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))"));
        Assert.Empty(await visit.AccessibilityFaults());
    }

    [NeedsBrowserFact]
    public async Task It_fits_a_phone_in_the_dark()
    {
        await using var visit = await browser.Open(Written(), 390, dark: true);

        Assert.False(await visit.Overflows());
        Assert.Empty(await visit.AccessibilityFaults());
    }

    public void Dispose() => folder.Dispose();

    private string Written() =>
        new ReportPages(TaskRegistry.Default, () => throw new ConfigException([]), warnings.Add).Index(folder["results"], file: null);
}
