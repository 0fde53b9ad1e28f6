using System.Net;
using System.Text;
using RnnResearch.Files;

namespace RnnResearch.Reports;

/// <summary>
/// A page in one file: it opens from the disk, and its content policy forbids it any network. C# gives the data, and the script
/// <c>Web/KIND.js</c> draws them; text out of data reaches the page as JSON and is shown as text, whatever is in it.
/// </summary>
/// <param name="Kind">the name of the script, and of the style sheet if it has one</param>
/// <param name="Title">of the window, and the page's heading</param>
/// <param name="Data">what the script's <c>render(main, data)</c> gets</param>
internal sealed record Page(string Kind, string Title, object Data)
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

    /// <summary>What charts are drawn by; the page runs them when it has one to draw.</summary>
    private static readonly string[] Libraries = ["d3.min.js", "plot.umd.min.js"];

    /// <summary>
    /// Pictures by name, WebP files whose address the script asks for by <c>pictureSource(name)</c>. They and the blobs stand behind the
    /// script, in their order, so that the page is shown as soon as what it begins with has come.
    /// </summary>
    public OrderedDictionary<string, byte[]> Pictures { get; init; } = [];

    /// <summary>Larger data by name, bytes that the script asks for by <c>blob(name)</c>; they travel compressed.</summary>
    public OrderedDictionary<string, byte[]> Blobs { get; init; } = [];

    /// <summary>Other scripts of <c>Web/</c> that the page's own one uses.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];

    /// <summary>The text of the page's own script, where it is not that of its kind.</summary>
    public string? Script { get; init; }

    /// <summary>Writes the page in one step.</summary>
    public void Write(string path) => DurableFile.Write(path, Html());

    public string Html()
    {
        var html = new StringBuilder(1 << 20);
        html.Append($$"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="{{Policy}}">
            <title>{{WebUtility.HtmlEncode(Title)}}</title>
            <style>{{WebFile.Text("page.css")}}{{WebFile.TextIfAny($"{Kind}.css")}}</style>
            </head>
            <body>
            <header><h1></h1><nav aria-label="Pages"></nav><button id="theme" type="button">Dark</button></header>
            <main></main>
            <script type="application/json" id="data">
            """);
        html.Append(PageJson.Of(new { Title, Data })).Append("</script>\n");
        var shared = string.Concat(new[] { "page.js", "charts.js" }.Concat(Scripts).Select(WebFile.Text));
        var own = Script ?? WebFile.Text($"{Kind}.js");
        html.Append($"<script type=\"module\" async>\n{shared}{own}\nawait show(render);\n</script>\n");
        foreach (var library in Libraries) Carry($"library-{library}", WebFile.Text(library));
        foreach (var (name, bytes) in Pictures) Carry($"picture-{name}", Convert.ToBase64String(bytes));
        foreach (var (name, bytes) in Blobs) Carry($"blob-{name}", PageBlob.Of(bytes));
        return html.Append("</body>\n</html>\n").ToString();

        void Carry(string id, string text) => html.Append($"<script type=\"text/plain\" id=\"{id}\">{text}</script>\n");
    }
}
