using System.Text;

namespace RnnResearch.Data.Text;

/// <summary>
/// Turns ids into text as they come. Bytes are decoded as UTF-8, so a letter of several bytes appears with its last one (and what is no
/// UTF-8 as U+FFFD); words get blanks between them, none at the beginning of a line.
/// </summary>
public sealed class TextSpeller
{
    private readonly TextVocabulary vocabulary;
    private readonly Decoder utf8 = Encoding.UTF8.GetDecoder();
    private bool atLineStart = true;

    internal TextSpeller(TextVocabulary vocabulary) => this.vocabulary = vocabulary;

    /// <summary>What the id adds to the text; empty when a letter's bytes are not complete.</summary>
    public string Append(long id)
    {
        if (id < 0 || id >= vocabulary.Count)
            throw new ArgumentOutOfRangeException(nameof(id), id, $"Expected an id from 0 to {vocabulary.Count - 1}.");
        var token = vocabulary.Tokens[(int)id];
        return vocabulary.Unit switch
        {
            TextUnit.Bytes => Decode((byte)token[0]),
            TextUnit.Words => Word(token),
            _ => token,
        };
    }

    private string Decode(byte value)
    {
        Span<char> letters = stackalloc char[4];
        var count = utf8.GetChars([value], letters, flush: false);
        return letters[..count].ToString();
    }

    private string Word(string word)
    {
        var isLineEnd = word == TextVocabulary.LineEndWord;
        var text = isLineEnd ? "\n" : atLineStart ? word : " " + word;
        atLineStart = isLineEnd;
        return text;
    }
}
