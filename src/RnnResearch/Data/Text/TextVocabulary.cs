using System.Text;

namespace RnnResearch.Data.Text;

/// <summary>
/// The tokens of a text and their numbers, in order of first appearance. For words <c>&lt;unk&gt;</c> = 0 and <c>&lt;eos&gt;</c>, the line
/// end, = 1 come first.
/// </summary>
public sealed class TextVocabulary
{
    internal const string UnknownWord = "<unk>";
    internal const string LineEndWord = "<eos>";

    private readonly string[] tokens;
    private readonly Dictionary<string, int> ids;

    /// <param name="tokens">words or characters as they are; a byte as the character that has its number</param>
    internal TextVocabulary(TextUnit unit, IEnumerable<string> tokens)
    {
        Unit = unit;
        this.tokens = [.. tokens];
        ids = this.tokens.Select((token, id) => (token, id)).ToDictionary(pair => pair.token, pair => pair.id, StringComparer.Ordinal);
    }

    public TextUnit Unit { get; }

    /// <summary>The number of tokens, V.</summary>
    public int Count => tokens.Length;

    /// <summary>The id of <c>&lt;unk&gt;</c>; null for characters and bytes, which have no such token.</summary>
    public long? Unknown => Unit == TextUnit.Words ? Find(UnknownWord) : null;

    /// <summary>The id of the line end: <c>&lt;eos&gt;</c> among words, else <c>'\n'</c>, null where the text has none.</summary>
    public long? EndOfLine => Find(Unit == TextUnit.Words ? LineEndWord : "\n");

    /// <summary>The tokens as they are kept: see the constructor.</summary>
    internal IReadOnlyList<string> Tokens => tokens;

    /// <summary>
    /// The token of an id from 0 to <see cref="Count"/> - 1, as text; a control character, and a byte that is no ASCII
    /// character, as <c>\xNN</c>.
    /// </summary>
    public string this[int id] => id >= 0 && id < Count
        ? Shown(tokens[id])
        : throw new ArgumentOutOfRangeException(nameof(id), id, $"Expected an id from 0 to {Count - 1}.");

    /// <summary>The ids of a text, such as a prompt. Words are cut at white space, and a line end is <c>&lt;eos&gt;</c>.</summary>
    /// <param name="skipped">Each token that the vocabulary lacks, once: characters and bytes were left out, words became
    /// <c>&lt;unk&gt;</c>.</param>
    public long[] Encode(string text, out IReadOnlyList<string> skipped)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<long>();
        var strange = new List<string>();
        var tokenizer = TextTokenizer.Of(Unit, (token, _) =>
        {
            var known = token.ToString();
            if ((Find(known) ?? Unknown) is { } id)
                found.Add(id);
            if (!ids.ContainsKey(known) && !strange.Contains(Shown(known)))
                strange.Add(Shown(known));
        });
        foreach (var rune in Runes(text))
            tokenizer.Put(rune);
        tokenizer.EndWord();
        skipped = strange;
        return [.. found];
    }

    /// <summary>Turns ids into text as they come.</summary>
    public TextSpeller Speller() => new(this);

    /// <summary>
    /// The vocabulary as JSON: <c>{"unit": "characters", "tokens": ["a", ...]}</c>, bytes as numbers;
    /// a token's place in the list is its id.
    /// </summary>
    public string ToJson() => TextVocabularyJson.Write(this);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="DataException">The text is damaged; the message says what is wrong with it.</exception>
    public static TextVocabulary FromJson(string json) => TextVocabularyJson.Read(json);

    /// <summary>The tokens that have the first ids whatever the text says.</summary>
    internal static IReadOnlyList<string> Given(TextUnit unit) => unit == TextUnit.Words ? [UnknownWord, LineEndWord] : [];

    /// <summary>The id of a token as it is kept, or null.</summary>
    internal long? Find(string token) => ids.TryGetValue(token, out var id) ? id : null;

    /// <summary>How messages and tables write a token.</summary>
    internal string Shown(string token) =>
        char.IsControl(token[0]) || (Unit == TextUnit.Bytes && token[0] > '~') ? $"\\x{(int)token[0]:X2}" : token;

    private IEnumerable<Rune> Runes(string text) =>
        Unit == TextUnit.Bytes ? Encoding.UTF8.GetBytes(text).Select(value => new Rune((uint)value)) : text.EnumerateRunes();
}
