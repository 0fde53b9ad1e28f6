using System.Globalization;
using System.Text;

namespace RnnResearch.Data;

/// <summary>
/// Text of files and models as it may be shown: characters that would command a terminal, or change the order of what it shows, appear as
/// <c>\u001b</c>. Line ends and tabs stay.
/// </summary>
public static class VisibleText
{
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Any(Commands)) return text;
        var visible = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var endsLine = text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n';
            if (Commands(text[i]) && !endsLine) visible.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}");
            else visible.Append(text[i]);
        }
        return visible.ToString();
    }

    /// <summary>Controls (C0, DEL, C1), marks, embeddings and isolates of direction, separators that are line ends to some.</summary>
    private static bool Commands(char character) => character switch
    {
        '\n' or '\t' => false,
        '\u061C' or '\u200E' or '\u200F' or '\u2028' or '\u2029' or '\uFEFF' => true,
        (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => true,
        _ => char.IsControl(character),
    };
}
