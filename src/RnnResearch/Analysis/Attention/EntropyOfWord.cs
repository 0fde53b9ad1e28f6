namespace RnnResearch.Analysis.Attention;

/// <summary>How wide attention is, on average, when a certain word is written.</summary>
/// <param name="Word">the word</param>
/// <param name="Count">how often it was written</param>
/// <param name="Entropy">mean entropy of alpha in nats</param>
public sealed record EntropyOfWord(string Word, int Count, double Entropy)
{
    /// <summary>The words written at least <paramref name="atLeast"/> times, narrowest attention first.</summary>
    public static IReadOnlyList<EntropyOfWord> Of(IEnumerable<(string Word, double Entropy)> words, int atLeast) =>
        [.. words.GroupBy(word => word.Word, word => word.Entropy, StringComparer.Ordinal)
            .Where(group => group.Count() >= atLeast)
            .Select(group => new EntropyOfWord(group.Key, group.Count(), group.Average()))
            .OrderBy(word => word.Entropy)];
}
