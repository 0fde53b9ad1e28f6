using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace RnnResearch.Reports;

/// <summary>Markdown as elements. HTML in it is text, like everything else that is no Markdown.</summary>
internal static class MarkdownTree
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    /// <param name="text">Markdown</param>
    /// <param name="resolve">what an address becomes; null takes the link away and leaves its text</param>
    public static IReadOnlyList<Markup> Of(string text, Func<string, string?> resolve) =>
        [.. Markdown.Parse(text, Pipeline).SelectMany(block => Blocks(block, resolve))];

    private static IEnumerable<Markup> Blocks(Block block, Func<string, string?> resolve) => block switch
    {
        HeadingBlock heading => [new($"h{Math.Min(6, heading.Level + 1)}", Inlines(heading.Inline, resolve))], // h1 is the page's
        ParagraphBlock paragraph => [new("p", Inlines(paragraph.Inline, resolve))],
        CodeBlock code => [new("pre", [code.Lines.ToString()])],
        Table table => [new("table", [.. table.Cast<TableRow>().Select(row => Row(row, resolve))])],
        ListBlock list => [new(list.IsOrdered ? "ol" : "ul", [.. list.Select(item => Within("li", item, resolve))])],
        QuoteBlock quote => [Within("blockquote", quote, resolve)],
        ThematicBreakBlock => [new("hr", [])],
        _ => [],
    };

    private static Markup Row(TableRow row, Func<string, string?> resolve) =>
        new("tr", [.. row.Select(cell => Within(row.IsHeader ? "th" : "td", cell, resolve))]);

    /// <summary>What a container holds; a paragraph that is alone needs no element of its own.</summary>
    private static Markup Within(string tag, Block block, Func<string, string?> resolve)
    {
        var inside = ((ContainerBlock)block).SelectMany(child => Blocks(child, resolve)).ToList();
        return new(tag, inside is [{ Tag: "p" } paragraph] ? paragraph.Children : inside);
    }

    private static IReadOnlyList<object> Inlines(ContainerInline? inlines, Func<string, string?> resolve) =>
        [.. (inlines ?? Enumerable.Empty<Inline>()).Select(inline => One(inline, resolve))];

    private static object One(Inline inline, Func<string, string?> resolve) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => new Markup("code", [code.Content]),
        LineBreakInline => "\n",
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        EmphasisInline emphasis => new Markup(emphasis.DelimiterCount > 1 ? "strong" : "em", Inlines(emphasis, resolve)),
        LinkInline { IsImage: false, Url: { } url } link when resolve(url) is { } href => new Markup("a", Inlines(link, resolve), href),
        AutolinkInline { IsEmail: false } link when resolve(link.Url) is { } href => new Markup("a", [link.Url], href),
        ContainerInline others => new Markup("span", Inlines(others, resolve)),
        _ => inline.ToString() ?? "",
    };
}
