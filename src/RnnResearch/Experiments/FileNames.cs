using System.Globalization;
using System.Text;
using RnnResearch.Data;

namespace RnnResearch.Experiments;

/// <summary>Names for files that are made of others: none comes twice, also where letter case does not count.</summary>
internal sealed class FileNames
{
    private const int MostBytes = 200; // of the 255 that a name may have: endings follow
    private const string Unsafe = "/\\:*?\"<>|";

    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A file's name without folder and ending, fit for any disk; with -2, -3, ... where another file had it.</summary>
    public string Of(string file)
    {
        var stem = Fit(Path.GetFileNameWithoutExtension(file));
        var name = stem;
        for (var n = 2; !taken.Add(ComposedText.Of(name)); n++) name = $"{stem}-{n}";
        return name;
    }

    private static string Fit(string stem)
    {
        var fit = new StringBuilder();
        var bytes = 0;
        foreach (var rune in stem.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MostBytes) break;
            fit.Append(IsSafe(rune) ? rune.ToString() : "_");
        }
        if (fit.Length == 0) return "picture";
        if (fit[0] == '-') fit[0] = '_'; // commands would take it for an option
        return fit.ToString();
    }

    private static bool IsSafe(Rune rune) =>
        !(rune.IsBmp && Unsafe.Contains((char)rune.Value))
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
