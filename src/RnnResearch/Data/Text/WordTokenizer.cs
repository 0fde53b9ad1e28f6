using System.Text;

namespace RnnResearch.Data.Text;

/// <summary>Words are what stands between white space; every line end is a token <c>&lt;eos&gt;</c>, that of an empty line too.</summary>
internal sealed class WordTokenizer(TokenSink sink) : TextTokenizer
{
    private char[] word = new char[64];
    private int length;
    private int characters;
    private bool inLine;

    public override void Put(Rune rune)
    {
        if (rune.Value == '\n')
            EndWord();
        characters++;
        if (rune.Value == '\n')
            EndLine();
        else if (Rune.IsWhiteSpace(rune))
            EndWord();
        else
            Append(rune);
    }

    public override void EndWord()
    {
        if (length == 0)
            return;
        Emit(word.AsSpan(0, length));
        length = 0;
        inLine = true;
    }

    public override void EndFile()
    {
        EndWord();
        if (inLine)
            EndLine();
    }

    private void Append(Rune rune)
    {
        if (length + 2 > word.Length)
            Array.Resize(ref word, 2 * word.Length);
        length += rune.EncodeToUtf16(word.AsSpan(length));
    }

    private void EndLine()
    {
        Emit(TextVocabulary.LineEndWord);
        inLine = false;
    }

    private void Emit(ReadOnlySpan<char> token)
    {
        sink(token, characters);
        characters = 0;
    }
}
