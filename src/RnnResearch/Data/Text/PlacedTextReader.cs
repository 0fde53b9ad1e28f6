using System.Text;

namespace RnnResearch.Data.Text;

/// <summary>Makes a <see cref="PlacedText"/> of a text given character by character, or byte by byte.</summary>
internal sealed class PlacedTextReader
{
    private const int Longest = 500_000_000;

    private readonly string name;
    private readonly TextVocabulary vocabulary;
    private readonly TextTokenizer tokenizer;
    private readonly Decoder utf8 = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder characters = new();
    private readonly List<int> tokens = [];
    private readonly List<int> ends = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> ids;
    private (int Line, int Column) place = (1, 1);
    private (string Token, int Line, int Column)? firstStranger;
    private int strangers;

    /// <param name="name">what messages call the text</param>
    /// <param name="vocabulary">whose tokens are wanted</param>
    public PlacedTextReader(string name, TextVocabulary vocabulary)
    {
        (this.name, this.vocabulary) = (name, vocabulary);
        ids = vocabulary.Tokens.Select((token, id) => (token, id))
            .ToDictionary(pair => pair.token, pair => pair.id, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        tokenizer = TextTokenizer.Of(vocabulary.Unit, (token, _) => Add(token));
    }

    public void Put(Rune rune)
    {
        if (characters.Length > Longest)
            throw new DataException($"{name}: longer than {Longest:N0} characters; give a part of it");
        tokenizer.Put(rune);
        Span<char> letters = stackalloc char[4];
        var count = vocabulary.Unit == TextUnit.Bytes
            ? utf8.GetChars([(byte)rune.Value], letters, flush: false)
            : rune.EncodeToUtf16(letters);
        characters.Append(letters[..count]);
        place = rune.Value == '\n' ? (place.Line + 1, 1) : (place.Line, place.Column + 1);
    }

    public void EndFile() => tokenizer.EndFile();

    /// <summary>What was put in, when all of it was.</summary>
    /// <param name="warn">hears what the vocabulary lacks</param>
    /// <exception cref="DataException">The vocabulary has nothing of it.</exception>
    public PlacedText Text(Action<string> warn)
    {
        if (firstStranger is var (token, line, column)) warn(Lack(token, line, column));
        if (tokens.Count == 0)
            throw new DataException(strangers == 0 ? $"{name}: empty" :
                $"{name}: none of its {vocabulary.Unit.Name()} is in the run's vocabulary; give a text like that which the run has learnt");
        var last = characters.Length - 1; // a line end that a last line lacks is a token all the same
        return new PlacedText(name, characters.ToString(), [.. tokens], [.. ends.Select(end => Math.Min(end, last))]);
    }

    private string Lack(string token, int line, int column)
    {
        var (unit, fate) = (vocabulary.Unit.Name(), vocabulary.Unknown is null ? "left out" : "read as <unk>");
        return $"{name}: the run's vocabulary of {vocabulary.Count:N0} {unit} lacks {strangers:N0} of the text's {strangers + Known:N0}, "
            + $"the first '{token}' at {line}:{column}; {fate}";
    }

    private int Known => vocabulary.Unknown is null ? tokens.Count : tokens.Count - strangers;

    // A word is whole when the character behind it is there, which is not appended yet; anything else is that character itself.
    private void Add(ReadOnlySpan<char> token)
    {
        var isWord = vocabulary.Unit == TextUnit.Words && token is not TextVocabulary.LineEndWord;
        if (!ids.TryGetValue(token, out var id))
        {
            strangers++;
            firstStranger ??= (vocabulary.Shown(token.ToString()), place.Line, place.Column - (isWord ? token.Length : 0));
            if (vocabulary.Unknown is not { } unknown) return;
            id = (int)unknown;
        }
        tokens.Add(id);
        ends.Add(characters.Length - (isWord ? 1 : 0));
    }
}
