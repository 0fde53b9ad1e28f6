using System.Text;
using System.Text.RegularExpressions;

namespace RnnResearch.Data;

/// <summary>
/// Splits a sentence into lower-case words and signs: letters and digits of any script make words, and so does a hyphen, point or comma
/// between two of them (t-shirt, 3.5); every other sign is a token of its own. A word is split at its apostrophe: before what English
/// hangs on to it (he 's, do n't), else behind it (l' homme). So <c>He didn't run, "did" he?</c> becomes
/// <c>he did n't run , " did " he ?</c>, as most tokenised corpora have it, and what is split already stays as it is.
/// </summary>
public static partial class SentenceTokenizer
{
    private const string Letter = @"[\p{L}\p{M}\p{N}]";
    private const string Clitic = $"'(?:s|t|re|ve|ll|d|m|em)(?!{Letter})";
    private const string Negation = $"n't(?!{Letter})";
    private const string Elision = $"'(?:(?={Letter})|(?<=(?<!{Letter}){Letter}{{1,2}}'))";

    /// <summary>The tokens in order; none where there is nothing but white space.</summary>
    public static string[] Tokenize(string sentence) =>
        [.. Tokens().Matches(sentence.Replace('\u2019', '\'').ToLowerInvariant()).Select(match => match.Value)];

    /// <summary>A sentence as people write it, without a blank before a full stop; what was lower case stays so.</summary>
    public static string Join(IEnumerable<string> tokens)
    {
        var (sentence, tight, quoted) = (new StringBuilder(), true, false);
        foreach (var token in tokens)
        {
            var closes = token == "\"" && quoted;
            if (!tight && !closes && !HangsOn().IsMatch(token)) sentence.Append(' ');
            sentence.Append(token);
            if (token == "\"") quoted = !quoted;
            tight = (token == "\"" && quoted) || OpensUp().IsMatch(token);
        }
        return sentence.ToString();
    }

    [GeneratedRegex(
        $@"{Letter}+?(?={Negation})|{Negation}|{Clitic}|{Letter}+(?:[-\u2010\u2011.,]{Letter}+)*(?:(?!{Clitic}){Elision})?"
        + @"|[\uD800-\uDBFF][\uDC00-\uDFFF]|\S",
        RegexOptions.CultureInvariant)]
    private static partial Regex Tokens();

    [GeneratedRegex($@"\A(?:[.,!?;:%)\]]|{Clitic}|{Negation})\z", RegexOptions.CultureInvariant)]
    private static partial Regex HangsOn();

    [GeneratedRegex($@"\A(?:[(\[]|{Letter}+')\z", RegexOptions.CultureInvariant)]
    private static partial Regex OpensUp();
}
