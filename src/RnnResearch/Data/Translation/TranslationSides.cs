namespace RnnResearch.Data.Translation;

/// <summary>The two sides of a translator.</summary>
/// <param name="Source">what it reads</param>
/// <param name="Target">what it writes</param>
public sealed record TranslationSides(TranslationSide Source, TranslationSide Target)
{
    /// <param name="config">says what tokens are, or which data they are usual for</param>
    /// <param name="sources">the words read</param>
    /// <param name="targets">the words written</param>
    public static TranslationSides Of(TranslationDataConfig config, Vocabulary sources, Vocabulary targets)
    {
        var (source, target) = TokensOf(config);
        return new(new(source, sources), new(target, targets));
    }

    /// <summary>What the tokens of sources and targets are.</summary>
    public static (SentenceTokens Source, SentenceTokens Target) TokensOf(TranslationDataConfig config)
    {
        var (first, second) = config.Name switch
        {
            "dates" or "reversed" => (SentenceTokens.Characters, SentenceTokens.Characters),
            "multi30k" => (SentenceTokens.Tokenized, SentenceTokens.Tokenized),
            "tatoeba-eng-kor" => (SentenceTokens.Words, SentenceTokens.Characters),
            _ => (SentenceTokens.Words, SentenceTokens.Words),
        };
        var (source, target) = config.Backward ? (second, first) : (first, second);
        return (config.SourceTokens ?? source, config.TargetTokens ?? target);
    }
}
