using Microsoft.Playwright;
using RnnResearch.Reports;

namespace RnnResearch.Tests.Reports;

[Collection(BrowserGroup.Name)]
public sealed class CellsPageTests(Browser browser) : IDisposable
{
    private const string Quotation = "\"wait for me";

    private readonly string file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "cells.html");

    [NeedsBrowserFact]
    public async Task It_opens_with_the_cell_that_follows_a_property_and_colours_the_text_by_it()
    {
        var made = MadeUpCells.Quoting;
        await using var visit = await Open(made);

        Assert.Equal($"{made.Follower}", await visit.Page.InputValueAsync("#cell"));
        await AssertLevels(visit, LevelsOf(made, 1, made.Follower));
        var (quoted, other) = (made.Text.ToList().IndexOf("\""), 0);
        var rgb = await visit.Page.EvaluateAsync<string[]>(
            "at => at.map(n => getComputedStyle(document.querySelectorAll('.passage .t')[n]).backgroundColor)", new[] { quoted, other });
        Assert.NotEqual(rgb[0], rgb[1]);
    }

    [NeedsBrowserFact]
    public async Task Another_cell_layer_or_quantity_colours_it_otherwise()
    {
        var made = MadeUpCells.Quoting;
        await using var visit = await Open(made);

        await visit.Page.ClickAsync("[aria-label='Next cell']");
        await AssertLevels(visit, LevelsOf(made, 1, made.Follower + 1));
        await visit.Page.SelectOptionAsync("#layer", "0");
        await AssertLevels(visit, LevelsOf(made, 0, made.Follower + 1));
        await visit.Page.SelectOptionAsync("#quantity", "i");
        await AssertLevels(visit, LevelsOf(made, 0, made.Follower + 1, sign: -1));
        await visit.Page.FocusAsync("#cell");
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await AssertLevels(visit, LevelsOf(made, 0, made.Follower, sign: -1));
    }

    [NeedsBrowserFact]
    public async Task What_was_found_comes_first_and_its_cells_show_themselves_in_the_text()
    {
        var made = MadeUpCells.Quoting;
        await using var visit = await Open(made);
        var rows = await visit.Page.Locator("tbody tr").AllInnerTextsAsync();
        await visit.Page.ClickAsync("tbody tr:nth-child(2) td:nth-child(3) button");

        Assert.StartsWith("inside quotes", rows[0], StringComparison.Ordinal);
        Assert.Contains("not found: 0.610 held out is not above chance", rows[1], StringComparison.Ordinal);
        Assert.Equal("Not looked for: inside comments – this text is no program", await visit.Page.InnerTextAsync("p.skipped"));
        Assert.Equal(["0", "2", "0"], await Values(visit, "#layer", "#cell", "#property"));
        await AssertLevels(visit, LevelsOf(made, 0, 2));
    }

    [NeedsBrowserFact]
    public async Task A_property_is_a_line_under_the_text()
    {
        await using var visit = await Open(MadeUpCells.Quoting);
        const string Under = """
            [...document.querySelectorAll('.passage')[0].querySelectorAll('.t')]
              .filter(span => span.style.getPropertyValue('--under') === '100%').map(span => span.textContent).join('')
            """;

        await visit.Page.WaitForFunctionAsync($"quoted => {Under}.startsWith(quoted)", Quotation); // which is unpacked first
        await visit.Page.SelectOptionAsync("#property", "-1");
        await visit.Page.WaitForFunctionAsync($"() => {Under} === ''");
    }

    [NeedsBrowserFact]
    public async Task Under_each_position_stands_what_the_model_expects_next()
    {
        await using var visit = await Open(MadeUpCells.Quoting); // "The ..."
        await visit.Page.ClickAsync("#guesses");
        var column = visit.Page.Locator(".column").First;

        Assert.Equal(6, await column.Locator("span").CountAsync());
        Assert.Equal("h", await column.Locator(".guess.right").InnerTextAsync());
        Assert.Equal("--p: 60%", await column.Locator(".guess.right").GetAttributeAsync("style"));
        await column.HoverAsync();
        await Assertions.Expect(visit.Page.Locator(".readout")).ToContainTextAsync("next: h 60 %, i 20 %");
        await visit.Page.FocusAsync(".passage");
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(visit.Page.Locator(".readout"))
            .ToContainTextAsync("character 5,001: layer 1, cell 17, tanh(c) about −0.94; next: e 60 %");
    }

    [NeedsBrowserFact]
    public async Task A_phrase_marked_by_the_mouse_finds_its_cell_and_where_else_it_is_on()
    {
        var made = MadeUpCells.Quoting;
        await using var visit = await Open(made);
        await visit.Page.EvaluateAsync("""
            ([from, to]) => {
              const spans = document.querySelectorAll('.passage .t');
              getSelection().setBaseAndExtent(spans[from].firstChild, 0, spans[to].firstChild, 0);
            }
            """, Phrase(made));
        await visit.Page.ClickAsync("#which");

        await AssertFound(visit, made);
    }

    [NeedsBrowserFact]
    public async Task A_phrase_can_be_marked_by_keys_alone()
    {
        var made = MadeUpCells.Quoting;
        await using var visit = await Open(made);
        await visit.Page.FocusAsync(".passage");
        var (from, to) = (Phrase(made)[0], Phrase(made)[1]);
        for (var n = 0; n < from; n++) await visit.Page.Keyboard.PressAsync("ArrowRight");
        for (var n = from; n < to - 1; n++) await visit.Page.Keyboard.PressAsync("Shift+ArrowRight");

        Assert.Equal(Quotation, await visit.Page.InnerTextAsync(".asking .phrase"));
        await visit.Page.FocusAsync("#which");
        await visit.Page.Keyboard.PressAsync("Enter");

        await AssertFound(visit, made);
    }

    [NeedsBrowserFact]
    public async Task Tokens_are_text_whatever_is_in_them()
    {
        (string Token, string Shown)[] tokens =
        [
            ("<script>alert(1)</script>", "<script>alert(1)</script>"), ("&amp;", "&amp;"), ("\0", "␀"), ("\u0301", "◌\u0301"),
            ("👩🏽\u200d🚀", "👩🏽⟨200D⟩🚀"), ("\u202e", "⟨202E⟩"), ("\u200f", "⟨200F⟩"), ("\u2028", "⟨2028⟩"), ("ש", "ש"),
            ("\t", "→"), (" ", " "), ("\n", "↵"),
        ];
        var made = new MadeUpCells([.. Enumerable.Range(0, 240).Select(n => tokens[n % tokens.Length].Token)]);
        await using var visit = await Open(made);
        await visit.Page.ClickAsync("#guesses");

        var shown = await visit.Page.Locator(".passage .t").AllTextContentsAsync();
        Assert.Equal(tokens.Select(token => token.Shown), shown.Take(tokens.Length));
        Assert.False(await visit.Overflows());
    }

    [NeedsBrowserFact]
    public async Task Words_stand_apart_and_a_network_without_gates_says_so()
    {
        var words = string.Concat(Enumerable.Repeat("the cat sat <eos> ", 60)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        await using var visit = await Open(new MadeUpCells(words) { Unit = "words", HasGates = false, Layers = 1 });

        var text = await visit.Page.Locator(".passage").First.TextContentAsync();
        Assert.StartsWith("the cat sat ↵\nthe cat", text, StringComparison.Ordinal);
        Assert.Contains("no gates between 0 and 1", await visit.Page.InnerTextAsync("section:last-child"), StringComparison.Ordinal);
    }

    [NeedsBrowserFact]
    public async Task Everybody_can_read_it_on_a_laptop_and_a_phone()
    {
        var made = new MadeUpCells(MadeUpCells.Quoting.Text) { PassageLength = 60 }; // each letter costs the accessibility check some time
        foreach (var (width, dark) in new[] { (1280, false), (390, true) })
        {
            await using var visit = await Open(made, width, dark);
            await visit.Page.WaitForSelectorAsync("figure svg");
            Assert.False(await visit.Overflows());
            await visit.Page.ClickAsync("#guesses");

            Assert.Empty(await visit.AccessibilityFaults());
            Assert.False(await visit.Overflows());
        }
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);

    private async Task<Visit> Open(MadeUpCells made, int width = 1280, bool dark = false)
    {
        CellsPage.Of("Interpretable cells", made.Data, made.Blobs).Write(file);
        return await browser.Open(file, width, dark);
    }

    /// <summary>Where the first quotation begins, and where its closing quote stands.</summary>
    private static int[] Phrase(MadeUpCells made)
    {
        var from = made.Text.ToList().IndexOf("\"");
        return [from, from + Quotation.Length];
    }

    private static async Task AssertFound(Visit visit, MadeUpCells made)
    {
        var answer = visit.Page.Locator("#phrase");
        await answer.Locator("ol.places li").First.WaitForAsync();

        Assert.Equal([$"layer 1, cell {made.Follower}, on"], await answer.Locator("ol.cells button").AllInnerTextsAsync());
        Assert.All(await answer.Locator("mark").AllInnerTextsAsync(), match => Assert.Equal(Quotation, match));
        Assert.StartsWith("line 3 ", await answer.Locator("ol.places li").First.InnerTextAsync(), StringComparison.Ordinal);
    }

    /// <summary>The text takes these colours, soon: what a cell was is unpacked first.</summary>
    private static async Task AssertLevels(Visit visit, int[] expected)
    {
        const string Levels = "[...document.querySelectorAll('.passage .t')].map(span => +span.dataset.level)";
        await visit.Page.WaitForFunctionAsync($"expected => {Levels}.join() === expected.join()", expected);
    }

    private static int[] LevelsOf(MadeUpCells made, int layer, int unit, int sign = 1) =>
        [.. made.Shown.Select(at => (int)MadeUpCells.Level(sign * made.Value(layer, unit, at)))];

    private static async Task<string[]> Values(Visit visit, params string[] controls) =>
        await Task.WhenAll(controls.Select(control => visit.Page.InputValueAsync(control)));
}
