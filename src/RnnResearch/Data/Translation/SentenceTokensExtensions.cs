using System.Globalization;

namespace RnnResearch.Data.Translation;

/// <summary>From sentences to tokens and back.</summary>
public static class SentenceTokensExtensions
{
    /// <summary>The tokens of a sentence of a corpus.</summary>
    public static string[] Of(this SentenceTokens tokens, string sentence) => tokens switch
    {
        SentenceTokens.Words => SentenceTokenizer.Tokenize(sentence),
        SentenceTokens.Tokenized => sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        SentenceTokens.Characters => [.. Characters(sentence.Trim().Normalize())],
        _ => throw new ArgumentOutOfRangeException(nameof(tokens), tokens, "there are no such tokens"),
    };

    /// <summary>The tokens of a sentence as somebody types it.</summary>
    public static string[] OfTyped(this SentenceTokens tokens, string sentence) =>
        (tokens == SentenceTokens.Tokenized ? SentenceTokens.Words : tokens).Of(sentence);

    /// <summary>The sentence that tokens make.</summary>
    public static string Join(this SentenceTokens tokens, IEnumerable<string> sentence) =>
        tokens == SentenceTokens.Characters ? string.Concat(sentence) : SentenceTokenizer.Join(sentence);

    /// <summary>Its name, as in "words".</summary>
    public static string Name(this SentenceTokens tokens) => tokens == SentenceTokens.Characters ? "characters" : "words";

    private static IEnumerable<string> Characters(string sentence)
    {
        for (var at = StringInfo.GetTextElementEnumerator(sentence); at.MoveNext();) yield return at.GetTextElement();
    }
}
