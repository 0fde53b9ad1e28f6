namespace RnnResearch.Data.Translation;

/// <summary>Sentences with their translations.</summary>
/// <param name="Name">what messages call it</param>
/// <param name="Pairs">by split; a source that has several translations has a pair for each</param>
public sealed record TranslationSet(string Name, IReadOnlyDictionary<Split, IReadOnlyList<SentencePair>> Pairs)
{
    /// <summary>The same from target to source.</summary>
    public TranslationSet Backward() => new(Name, Pairs.ToDictionary(split => split.Key, split => Turned(split.Value)));

    private static IReadOnlyList<SentencePair> Turned(IEnumerable<SentencePair> pairs) =>
        [.. pairs.Select(pair => new SentencePair(pair.Target, pair.Source))];
}
