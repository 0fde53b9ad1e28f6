namespace Pages;

/// <summary>A page with a line of text, which says when it was shown as ours do.</summary>
internal static class EmptyPage
{
    private const string Html = """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Empty</title></head>
        <body><p>Nothing.</p><script type="module">
        const nextFrame = () => new Promise(requestAnimationFrame);
        await nextFrame();
        await nextFrame();
        document.documentElement.dataset.shown = Math.round(performance.now());
        </script></body>
        </html>
        """;

    /// <returns>the file</returns>
    public static string In(string folder)
    {
        var file = Path.Combine(folder, "empty.html");
        File.WriteAllText(file, Html);
        return file;
    }
}
