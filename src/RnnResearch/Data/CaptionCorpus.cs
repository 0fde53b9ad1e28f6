namespace RnnResearch.Data;

/// <summary>
/// A caption set made ready for a model: tokens of every caption, their ids, and which images belong to which split. Captions without
/// a word say nothing: they are left out, and so are images that have no others.
/// </summary>
public sealed class CaptionCorpus
{
    private readonly IReadOnlyList<string[]>[] references;
    private readonly IReadOnlyList<long[]>[] encoded;
    private readonly ILookup<Split, int> indexes;

    /// <param name="set">images and captions</param>
    /// <param name="vocabulary">the model's words; null takes those of the training captions that occur at least
    /// <paramref name="minCount"/> times</param>
    /// <param name="minCount">see there</param>
    /// <param name="tokens">what the captions are cut into</param>
    /// <param name="log">hears what was left out, and where another kind of token would suit the captions better</param>
    /// <exception cref="DataException">None of a split's captions has a word.</exception>
    public CaptionCorpus(
        ICaptionSet set, Vocabulary? vocabulary, int minCount, CaptionTokens tokens = CaptionTokens.Words, Action<string>? log = null)
    {
        (Set, Tokens) = (set, tokens);
        references = [.. set.Images.Select(image => (IReadOnlyList<string[]>)
            [.. image.Captions.Select(caption => CaptionTokenizer.Tokenize(caption, tokens)).Where(words => words.Length > 0)])];
        indexes = Enumerable.Range(0, set.Images.Count).Where(index => references[index].Count > 0)
            .ToLookup(index => set.Images[index].Split);
        Tell(log);
        Vocabulary = vocabulary ?? Vocabulary.Build(indexes[Split.Train].SelectMany(index => references[index]), minCount);
        encoded = Array.ConvertAll(references, captions => (IReadOnlyList<long[]>)[.. captions.Select(words => Vocabulary.Encode(words))]);
    }

    public ICaptionSet Set { get; }

    public CaptionTokens Tokens { get; }

    public Vocabulary Vocabulary { get; }

    /// <summary>Splits with at least one image.</summary>
    public IEnumerable<Split> Splits => indexes.Select(group => group.Key).Order();

    /// <summary>Indexes into <see cref="ICaptionSet.Images"/> of a split's images.</summary>
    public IReadOnlyList<int> Of(Split split) => [.. indexes[split]];

    /// <summary>The same of a split that must have images.</summary>
    /// <exception cref="DataException">It has none.</exception>
    public IReadOnlyList<int> Require(Split split) => indexes.Contains(split)
        ? Of(split)
        : throw new DataException(
            $"{Set.Name} has no images in the split {split.Name()}; it has {string.Join(", ", Splits.Select(SplitExtensions.Name))}");

    /// <summary>The captions of an image as words.</summary>
    public IReadOnlyList<string[]> References(int image) => references[image];

    /// <summary>The captions of an image as word ids, without start and end.</summary>
    public IReadOnlyList<long[]> Encoded(int image) => encoded[image];

    private void Tell(Action<string>? log)
    {
        foreach (var split in Set.Images.Select(image => image.Split).Distinct().Where(split => !indexes.Contains(split)))
            throw new DataException($"{Set.Name}: no caption in the split {split.Name()} has a word, that is a letter or a digit");
        var wordless = Set.Images.Select((image, index) => image.Captions.Count - references[index].Count).Sum();
        if (wordless > 0)
            log?.Invoke($"{Set.Name}: warning: {wordless:N0} captions without a word were left out, the first of them of the image "
                + Set.Images.Where((image, index) => image.Captions.Count > references[index].Count).First().Id);
        if (Tokens == CaptionTokens.Words && CaptionTokensAdvice.Of([.. Of(Split.Train).SelectMany(References)]) is { } advice)
            log?.Invoke($"{Set.Name}: warning: {advice}");
    }
}
