namespace RnnResearch.Data.Translation;

/// <summary>
/// Sentences as numbers. A source ends with <c>&lt;end&gt;</c>, and so has a place to look at when there is nothing more to say.
/// </summary>
public sealed class TranslationCorpus
{
    private readonly TranslationDataConfig config;
    private readonly TranslationSet set;
    private readonly Dictionary<Split, IReadOnlyList<HeldOutSentence>> heldOut = [];

    /// <param name="config">the data</param>
    /// <param name="vocabularies">of a trained model; null collects them from the training split</param>
    /// <exception cref="DataException">The data are not there, or nothing is short enough to be trained on.</exception>
    public TranslationCorpus(TranslationDataConfig config, (Vocabulary Source, Vocabulary Target)? vocabularies)
    {
        this.config = config;
        set = TranslationSets.Open(config);
        var (source, target) = TranslationSides.TokensOf(config);
        var pairs = set.Pairs[Split.Train];
        if (config.Train > 0) pairs = [.. pairs.Take(config.Train)];
        var words = pairs.Select(pair => (Source: source.Of(pair.Source), Target: target.Of(pair.Target)))
            .Where(pair => Math.Max(pair.Source.Length, pair.Target.Length) <= config.MaxLength).ToList();
        if (words.Count == 0)
            throw new DataException($"{set.Name}: no pair of the training split has at most data.max_length = {config.MaxLength} tokens");
        var (sources, targets) = vocabularies ?? (
            Vocabulary.Build(words.Select(pair => pair.Source), config.MinCount),
            Vocabulary.Build(words.Select(pair => pair.Target), config.MinCount));
        (Source, Target) = TranslationSides.Of(config, sources, targets);
        Training = [.. words.Select(pair => new EncodedPair(Read(pair.Source), Target.Vocabulary.Encode(pair.Target)))];
    }

    public string Name => set.Name;

    public TranslationSide Source { get; }

    public TranslationSide Target { get; }

    /// <summary>What is trained on.</summary>
    public IReadOnlyList<EncodedPair> Training { get; }

    /// <summary>The held-out splits there are.</summary>
    public IReadOnlyList<Split> HeldOut => [.. set.Pairs.Keys.Where(split => split != Split.Train).Order()];

    /// <summary>All pairs as they came, for a fingerprint.</summary>
    public IEnumerable<(Split Split, SentencePair Pair)> All =>
        set.Pairs.OrderBy(split => split.Key).SelectMany(split => split.Value.Select(pair => (split.Key, pair)));

    /// <summary>A held-out split: each source once, with all of its translations.</summary>
    /// <exception cref="DataException">There is no such split.</exception>
    public IReadOnlyList<HeldOutSentence> Of(Split split)
    {
        if (!HeldOut.Contains(split))
            throw new DataException(
                $"{set.Name} has no {split.Name()} split to be evaluated on; "
                + $"expected {string.Join(" or ", HeldOut.Select(held => held.Name()))}");
        if (!heldOut.TryGetValue(split, out var sentences))
            heldOut[split] = sentences = [.. set.Pairs[split].GroupBy(pair => pair.Source).Select(Held)];
        return sentences;
    }

    /// <summary>What the encoder reads of a source's tokens.</summary>
    public long[] Read(IReadOnlyList<string> tokens) => Source.Read(tokens, config.ReverseSource);

    private HeldOutSentence Held(IGrouping<string, SentencePair> source)
    {
        var words = Source.Tokens.Of(source.Key);
        return new HeldOutSentence(source.Key, words, Read(words), [.. source.Select(pair => Target.Tokens.Of(pair.Target))]);
    }
}
