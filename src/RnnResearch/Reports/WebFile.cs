using System.Text;

namespace RnnResearch.Reports;

/// <summary>The scripts and style sheets of <c>Web/</c>, which the library carries.</summary>
internal static class WebFile
{
    public static string Text(string name) =>
        TextIfAny(name) ?? throw new InvalidOperationException($"Web/{name} is not in the assembly");

    public static string? TextIfAny(string name)
    {
        using var stream = typeof(WebFile).Assembly.GetManifestResourceStream($"Web/{name}");
        if (stream is null) return null;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
