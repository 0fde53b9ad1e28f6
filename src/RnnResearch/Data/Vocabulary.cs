using System.Text.Encodings.Web;
using System.Text.Json;

namespace RnnResearch.Data;

/// <summary>
/// Words and their numbers, both ways. Ids 0-3 are <c>&lt;pad&gt;</c>, <c>&lt;start&gt;</c>, <c>&lt;end&gt;</c> and
/// <c>&lt;unk&gt;</c>; the words follow, the most frequent first, equally frequent ones in ordinal order.
/// </summary>
public sealed class Vocabulary
{
    public const int Pad = 0;
    public const int Start = 1;
    public const int End = 2;
    public const int Unknown = 3;

    private static readonly string[] Special = ["<pad>", "<start>", "<end>", "<unk>"];
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly string[] words;
    private readonly Dictionary<string, int> ids;

    private Vocabulary(string[] words)
    {
        this.words = words;
        ids = words.Select((word, id) => (word, id)).ToDictionary(pair => pair.word, pair => pair.id, StringComparer.Ordinal);
    }

    /// <summary>The number of ids, the four special ones included.</summary>
    public int Count => words.Length;

    /// <summary>The word of an id from 0 to <see cref="Count"/> - 1.</summary>
    public string this[int id] => id >= 0 && id < Count
        ? words[id]
        : throw new ArgumentOutOfRangeException(nameof(id), id, $"Expected an id from 0 to {Count - 1}.");

    /// <summary>Collects the words of tokenised sentences that occur at least <paramref name="minCount"/> times.</summary>
    public static Vocabulary Build(IEnumerable<string[]> sentences, int minCount)
    {
        var counts = sentences.SelectMany(words => words).CountBy(word => word, StringComparer.Ordinal);
        var words = counts.Where(pair => pair.Value >= minCount && !Special.Contains(pair.Key))
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => pair.Key);
        return new Vocabulary([.. Special, .. words]);
    }

    /// <summary>Whether the word has an id of its own.</summary>
    /// <summary>
    /// The ids of words, <see cref="Unknown"/> for those not known; no <c>&lt;start&gt;</c> or <c>&lt;end&gt;</c> is added.
    /// </summary>
    public long[] Encode(IEnumerable<string> words) => [.. words.Select(word => (long)ids.GetValueOrDefault(word, Unknown))];

    /// <summary>The words of ids up to the first <c>&lt;end&gt;</c>; <c>&lt;start&gt;</c> and <c>&lt;pad&gt;</c> are left out.</summary>
    public string[] Decode(IEnumerable<long> ids) =>
        [.. ids.TakeWhile(id => id != End).Where(id => id is not (Start or Pad)).Select(id => this[checked((int)id)])];

    /// <summary>The vocabulary as JSON: <c>{"words": ["&lt;pad&gt;", ...]}</c>, a word's place in the list being its id.</summary>
    public string ToJson() => JsonSerializer.Serialize(new { words }, Json);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="DataException">The text is damaged; the message says what is wrong with it.</exception>
    public static Vocabulary FromJson(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return new Vocabulary(ReadWords(document.RootElement));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // the latter for half of a character
        {
            throw Damaged($"it is not valid JSON ({e.Message})", e);
        }
    }

    private static string[] ReadWords(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("words", out var list) || list.ValueKind != JsonValueKind.Array)
            throw Damaged("it has no list called \"words\"");
        var words = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in list.EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.String || element.GetString() is not { Length: > 0 } word)
                throw Damaged($"entry {words.Count} is not a word but {element.GetRawText()}");
            if (!seen.Add(word))
                throw Damaged($"\"{word}\" is listed twice, the second time as entry {words.Count}");
            words.Add(word);
        }
        if (!words.Take(Special.Length).SequenceEqual(Special))
            throw Damaged($"it does not begin with {string.Join(", ", Special)}");
        return [.. words];
    }

    private static DataException Damaged(string what, Exception? cause = null)
    {
        var message =
            $"Vocabulary: {what}. Expected {{\"words\": [\"<pad>\", \"<start>\", \"<end>\", \"<unk>\", ...]}}; "
            + "take it from an undamaged checkpoint.";
        return cause is null ? new DataException(message) : new DataException(message, cause);
    }
}
