using System.Text;

namespace RnnResearch.Data.Text;

/// <summary>Every character is a token, and so is every byte in the shape <see cref="TextDecoder"/> gives it.</summary>
internal sealed class CharacterTokenizer(TokenSink sink) : TextTokenizer
{
    public override void Put(Rune rune)
    {
        Span<char> units = stackalloc char[2];
        sink(units[..rune.EncodeToUtf16(units)], 1);
    }

    public override void EndWord()
    {
    }

    public override void EndFile()
    {
    }
}
