namespace RnnResearch.Data.Text;

/// <summary>
/// A text in the numbers of a <see cref="TokenTable"/>, read in one pass. Memory: one to four bytes a token,
/// for words one more for its length.
/// </summary>
internal sealed class TokenizedText
{
    private readonly TextUnit unit;
    private readonly TokenTable table;
    private readonly CompactNumbers tokens = new();
    private readonly CompactNumbers lengths = new();

    private TokenizedText(TextUnit unit, TokenTable table)
    {
        this.unit = unit;
        this.table = table;
    }

    /// <summary>The number of tokens.</summary>
    public long Count => tokens.Count;

    /// <summary>Reads texts one after the other; their tokens are numbered by <paramref name="table"/>.</summary>
    public static TokenizedText Read(IEnumerable<TextSource> sources, TextFormat format, TokenTable table, Action<string> log)
    {
        var text = new TokenizedText(format.Unit, table);
        var tokenizer = TextTokenizer.Of(format.Unit, text.Add);
        foreach (var source in sources)
        {
            new TextDecoder(source, format, log).Read(tokenizer.Put);
            tokenizer.EndFile();
        }
        return text;
    }

    /// <summary>The table's numbers of the tokens in a range.</summary>
    public IEnumerable<int> Tokens(long from, long to) => tokens.Range(from, to);

    /// <summary>How many characters of the text the tokens in a range stand for that are kept; of words all are.</summary>
    public long Characters(long from, long to, Func<int, bool> isKept) => unit switch
    {
        TextUnit.Words => lengths.Range(from, to).Sum(length => (long)length),
        TextUnit.Bytes => tokens.Range(from, to).LongCount(id => isKept(id) && BeginsCharacter(table.Tokens[id][0])),
        _ => tokens.Range(from, to).LongCount(isKept),
    };

    private void Add(ReadOnlySpan<char> token, int characters)
    {
        tokens.Add(table.Number(token));
        if (unit == TextUnit.Words)
            lengths.Add(characters);
    }

    /// <summary>In UTF-8 all bytes of a character but the first are 10xxxxxx.</summary>
    private static bool BeginsCharacter(char value) => (value & 0xC0) != 0x80;
}
