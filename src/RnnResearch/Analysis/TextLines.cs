using System.Text;

namespace RnnResearch.Analysis;

/// <summary>Makes texts fit a width.</summary>
internal static class TextLines
{
    /// <summary>Breaks a caption into lines that fit: between words, and within a word that is longer than a line.</summary>
    /// <param name="words">the caption</param>
    /// <param name="width">of a line, in what <paramref name="measure"/> measures</param>
    /// <param name="measure">the width of a text</param>
    /// <param name="separator">what stands between two words of a line</param>
    public static IReadOnlyList<string> Wrap(
        IEnumerable<string> words, float width, Func<string, float> measure, string separator = " ")
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in words)
        {
            var longer = line.Length == 0 ? word : $"{line}{separator}{word}";
            if (measure(longer) <= width)
            {
                line = longer;
                continue;
            }
            if (line.Length > 0)
                lines.Add(line);
            line = word;
            while (measure(line) > width && Head(line, width, measure) is var head && head.Length < line.Length)
            {
                lines.Add(head);
                line = line[head.Length..];
            }
        }
        if (line.Length > 0)
            lines.Add(line);
        return lines;
    }

    /// <summary>The text, or as much of its beginning as leaves room for an ellipsis.</summary>
    public static string Ellipsize(string text, float width, Func<string, float> measure) =>
        measure(text) <= width ? text : Head(text, width - measure("…"), measure) + "…";

    /// <summary>The longest beginning that fits, one character at least.</summary>
    private static string Head(string text, float width, Func<string, float> measure)
    {
        var head = new StringBuilder();
        foreach (var character in text.EnumerateRunes())
        {
            if (head.Length > 0 && measure(head.ToString() + character) > width)
                break;
            head.Append(character.ToString());
        }
        return head.ToString();
    }
}
