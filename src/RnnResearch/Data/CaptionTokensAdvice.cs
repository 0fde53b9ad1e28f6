namespace RnnResearch.Data;

/// <summary>Finds captions whose words no network can learn, because hardly one occurs twice: those of scripts without blanks.</summary>
internal static class CaptionTokensAdvice
{
    // Thai and Lao, Myanmar, Khmer, kana, Han with its extensions.
    private static readonly (char First, char Last)[] ScriptsWithoutBlanks =
    [
        ('\u0E00', '\u0EFF'), ('\u1000', '\u109F'), ('\u1780', '\u17FF'), ('\u3040', '\u30FF'), ('\u3400', '\u9FFF'), ('\uD840', '\uD8BF'),
    ];

    /// <param name="captions">captions as words, none of them empty</param>
    /// <returns>what is wrong and what to set, or null where words suit the captions</returns>
    public static string? Of(IReadOnlyCollection<string[]> captions)
    {
        var words = captions.Sum(caption => caption.Length);
        if (words == 0) return null;
        var distinct = captions.SelectMany(caption => caption).Distinct().Count();
        var length = (double)words / captions.Count;
        var rare = 2 * distinct > words;
        var unbroken = 2 * captions.Sum(caption => caption.Count(IsOfScriptWithoutBlanks)) > words;
        if (unbroken ? length >= 3 : !rare || length >= 1.5) return null;
        return FormattableString.Invariant($"{distinct:N0} different words in {captions.Count:N0} captions of {length:F1} words: ")
            + "where words are written without blanks, read captions by characters (data.tokens: characters)";
    }

    private static bool IsOfScriptWithoutBlanks(string word) =>
        word.Any(letter => Array.Exists(ScriptsWithoutBlanks, script => letter >= script.First && letter <= script.Last));
}
