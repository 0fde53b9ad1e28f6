namespace RnnResearch.Reports;

/// <summary>An element as a page's script makes it: data, so that no text in it can become HTML.</summary>
/// <param name="Tag">one of those that <see cref="MarkdownTree"/> writes</param>
/// <param name="Children">texts and elements</param>
/// <param name="Href">where a link leads</param>
internal sealed record Markup(string Tag, IReadOnlyList<object> Children, string? Href = null);
