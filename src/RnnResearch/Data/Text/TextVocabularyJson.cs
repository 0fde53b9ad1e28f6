using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RnnResearch.Data.Text;

/// <summary>How a <see cref="TextVocabulary"/> is kept with a run.</summary>
internal static class TextVocabularyJson
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(TextVocabulary vocabulary)
    {
        var unit = vocabulary.Unit.Name();
        return vocabulary.Unit == TextUnit.Bytes
            ? JsonSerializer.Serialize(new { unit, tokens = vocabulary.Tokens.Select(token => (int)token[0]) }, Json)
            : JsonSerializer.Serialize(new { unit, tokens = vocabulary.Tokens }, Json);
    }

    public static TextVocabulary Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // the latter for half of a character
        {
            throw Damaged($"it is not valid JSON ({e.Message})", e);
        }
    }

    private static TextVocabulary Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("unit", out var unit)
            || !root.TryGetProperty("tokens", out var list))
            throw Damaged("it is not an object with \"unit\" and \"tokens\"");
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
            throw Damaged("\"tokens\" is not a list with something in it");
        bool IsNamed(TextUnit known) => unit.ValueKind == JsonValueKind.String && unit.ValueEquals(known.Name());
        var known = Enum.GetValues<TextUnit>().Where(IsNamed).ToList();
        return known is [var one] ? new TextVocabulary(one, ReadTokens(list, one)) : throw Damaged($"its unit is {unit.GetRawText()}");
    }

    private static List<string> ReadTokens(JsonElement list, TextUnit unit)
    {
        var tokens = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in list.EnumerateArray())
        {
            var token = ReadToken(element, unit)
                ?? throw Damaged($"entry {tokens.Count} is {element.GetRawText()}, which is not one of {unit.Name()}");
            if (!seen.Add(token))
                throw Damaged($"{element.GetRawText()} is listed twice, the second time as entry {tokens.Count}");
            tokens.Add(token);
        }
        var given = TextVocabulary.Given(unit);
        if (!tokens.Take(given.Count).SequenceEqual(given))
            throw Damaged($"it does not begin with {string.Join(", ", given)}");
        return tokens;
    }

    /// <summary>The token as the vocabulary keeps it, or null where the entry is not a token of that unit.</summary>
    private static string? ReadToken(JsonElement element, TextUnit unit) => unit switch
    {
        TextUnit.Bytes => element.ValueKind == JsonValueKind.Number && element.TryGetByte(out var value) ? ((char)value).ToString() : null,
        _ when element.ValueKind != JsonValueKind.String => null,
        TextUnit.Characters => element.GetString() is { } text && IsOneCharacter(text) ? text : null,
        _ => element.GetString() is { Length: > 0 } word && !word.EnumerateRunes().Any(Rune.IsWhiteSpace) ? word : null,
    };

    private static bool IsOneCharacter(string text) =>
        text.Length > 0 && Rune.TryGetRuneAt(text, 0, out var rune) && rune.Utf16SequenceLength == text.Length;

    private static DataException Damaged(string what, Exception? cause = null)
    {
        var message =
            $"Vocabulary of a text: {what}. Expected {{\"unit\": \"characters\", \"tokens\": [\"a\", ...]}} "
            + "(or \"bytes\" with numbers from 0 to 255, or \"words\" with <unk> and <eos> first); take it from an undamaged checkpoint.";
        return cause is null ? new DataException(message) : new DataException(message, cause);
    }
}
