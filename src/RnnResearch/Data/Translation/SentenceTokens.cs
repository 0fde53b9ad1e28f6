namespace RnnResearch.Data.Translation;

/// <summary>What the tokens of a sentence are.</summary>
public enum SentenceTokens
{
    /// <summary>Words and signs, in lower case, <see cref="SentenceTokenizer"/>.</summary>
    Words,

    /// <summary>
    /// What stands between white space, of a corpus that comes as tokens; a sentence of one's own is split as with words.
    /// </summary>
    Tokenized,

    /// <summary>Characters with their marks, blanks included; a Korean syllable is one.</summary>
    Characters,
}
