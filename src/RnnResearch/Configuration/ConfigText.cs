using RnnResearch.Encodings;
using RnnResearch.Files;

namespace RnnResearch.Configuration;

/// <summary>The text of a configuration file.</summary>
internal static class ConfigText
{
    /// <summary>Far beyond any configuration, and little enough to hold and to show.</summary>
    public const int LongestFile = 1 << 20;

    /// <param name="path">the file</param>
    /// <param name="shown">what messages call it</param>
    /// <exception cref="ConfigException">It is too long, is not UTF-8 or holds a NUL, which ends a text for the reader of YAML.</exception>
    public static string Read(string path, string shown)
    {
        var length = new FileInfo(path).Length;
        if (length > LongestFile)
            throw Problem(shown, 1, 1, $"expected a configuration, at most {LongestFile:N0} bytes, found {length:N0}");
        var bytes = RegularFile.ReadAllBytes(path);
        if (StrictUtf8.FaultIn(bytes) is { } fault) throw Problem(shown, fault.Line, fault.Column, $"{fault}.");
        var text = StrictUtf8.Decode(bytes, shown);
        if (text.IndexOf('\0', StringComparison.Ordinal) is var nul and >= 0)
        {
            var before = text[..nul];
            throw Problem(shown, before.Count(letter => letter == '\n') + 1, nul - before.LastIndexOf('\n'),
                "a NUL character, which no text file has; remove it (in a quoted value it is written \\0)");
        }
        return text;
    }

    private static ConfigException Problem(string shown, int line, int column, string message) =>
        new([new("", message) { Location = new(shown, line, column) }]);
}
