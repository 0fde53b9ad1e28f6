using System.Text;

namespace RnnResearch.Data.Text;

/// <summary>Cuts a text, given character by character, into tokens.</summary>
internal abstract class TextTokenizer
{
    public static TextTokenizer Of(TextUnit unit, TokenSink sink) =>
        unit == TextUnit.Words ? new WordTokenizer(sink) : new CharacterTokenizer(sink);

    public abstract void Put(Rune rune);

    /// <summary>Nothing follows: a word that is being collected is whole.</summary>
    public abstract void EndWord();

    /// <summary>A file ends here, and with it the line it was in.</summary>
    public abstract void EndFile();
}
