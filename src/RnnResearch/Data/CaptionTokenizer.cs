using System.Globalization;
using System.Text;

namespace RnnResearch.Data;

/// <summary>
/// Splits a caption into words: lower case; letters and digits of any script make words; an apostrophe or hyphen
/// vanishes inside a word ("t-shirt" is "tshirt", "man's" is "mans"); everything else separates words.
/// So "Two dogs, one black, run." is two dogs one black run.
/// </summary>
public static class CaptionTokenizer
{
    /// <summary>The words of a caption in order, or their characters; none when it holds no letter or digit.</summary>
    public static string[] Tokenize(string caption, CaptionTokens tokens = CaptionTokens.Words) =>
        tokens == CaptionTokens.Words ? Words(caption) : [.. Words(caption).SelectMany(Characters)];

    private static string[] Words(string caption)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        Rune[] runes = [.. caption.EnumerateRunes()];
        for (var i = 0; i < runes.Length; i++)
        {
            if (IsPartOfWord(runes[i]))
                word.Append(Rune.ToLowerInvariant(runes[i]).ToString());
            else if (!(VanishesInWord(runes[i]) && i + 1 < runes.Length && IsPartOfWord(runes[i + 1])))
                Finish(word, words);
        }
        Finish(word, words);
        return [.. words];
    }

    /// <summary>A letter with its marks is one, an accent or a vowel sign by itself is none.</summary>
    private static IEnumerable<string> Characters(string word)
    {
        for (var at = StringInfo.GetTextElementEnumerator(word); at.MoveNext();) yield return at.GetTextElement();
    }

    private static void Finish(StringBuilder word, List<string> words)
    {
        if (word.Length > 0)
            words.Add(word.ToString());
        word.Clear();
    }

    // Marks belong to the letter before them: an accent written as a character of its own must not cut a word.
    private static bool IsPartOfWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool VanishesInWord(Rune rune) => rune.Value is '\'' or '-' or '\u2019' or '\u2010' or '\u2011';
}
