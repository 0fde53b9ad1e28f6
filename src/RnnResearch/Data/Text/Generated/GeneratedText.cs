using System.Text;

namespace RnnResearch.Data.Text.Generated;

/// <summary>
/// Writes the corpus <c>generated</c>: chapters of numbered lines, about 500,000 characters, the same on every machine. Something to learn
/// at every distance: spelling; a or an; verbs that agree with a subject some words back; as many things as a number announced; quotation
/// marks and three kinds of brackets that close lines later; where a line must end; its number; and at a chapter's end its name again.
/// </summary>
internal static class GeneratedText
{
    public const int Characters = 500_000;

    private const int Seed = 1;
    private const int LineWidth = 64;

    /// <summary>The whole text: chapters until it is long enough.</summary>
    public static string Write()
    {
        var text = new StringBuilder();
        for (var chapter = 1; text.Length < Characters; chapter++)
            WriteChapter(text, chapter);
        return text.ToString();
    }

    /// <summary>A heading, paragraphs in lines numbered from 1, and a last line that says how many there were.</summary>
    private static void WriteChapter(StringBuilder text, int chapter)
    {
        var random = new CounterRandom(CounterRandom.KeyOf(Seed, (ulong)chapter));
        var sentences = new Sentences(random);
        text.Append($"Chapter {chapter}\n\n");
        var line = 0;
        for (var paragraph = random.Between(4, 9); paragraph > 0; paragraph--)
            foreach (var words in Lines(Enumerable.Range(0, random.Between(4, 12)).Select(_ => sentences.Next())))
                text.Append($"{++line} {words}\n");
        text.Append($"\nEnd of chapter {chapter}, which has {line} lines.\n\n");
    }

    /// <summary>Breaks a paragraph between words into lines of at most <see cref="LineWidth"/> characters.</summary>
    private static IEnumerable<string> Lines(IEnumerable<string> sentences)
    {
        var line = new StringBuilder();
        foreach (var word in sentences.SelectMany(sentence => sentence.Split(' ')))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > LineWidth)
            {
                yield return line.ToString();
                line.Clear();
            }
            line.Append(line.Length > 0 ? " " : "").Append(word);
        }
        yield return line.ToString();
    }
}
