namespace RnnResearch.Data.Translation;

/// <summary>Sentences with their translations.</summary>
/// <param name="Name">what messages call it</param>
/// <param name="SourceTokens">how a source is usually read</param>
/// <param name="TargetTokens">how a target is usually read</param>
/// <param name="Pairs">by split; a source that has several translations has a pair for each</param>
public sealed record TranslationSet(
    string Name, SentenceTokens SourceTokens, SentenceTokens TargetTokens, IReadOnlyDictionary<Split, IReadOnlyList<SentencePair>> Pairs)
{
    /// <summary>The same from target to source.</summary>
    public TranslationSet Backward() => new(
        Name,
        TargetTokens,
        SourceTokens,
        Pairs.ToDictionary(
            split => split.Key, split => (IReadOnlyList<SentencePair>)[.. split.Value.Select(pair => new SentencePair(pair.Target, pair.Source))]));
}
