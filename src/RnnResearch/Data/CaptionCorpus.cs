namespace RnnResearch.Data;

/// <summary>A caption set made ready for a model: words of every caption, their ids, and which images belong to which split.</summary>
public sealed class CaptionCorpus
{
    private readonly IReadOnlyList<string[]>[] references;
    private readonly IReadOnlyList<long[]>[] encoded;
    private readonly ILookup<Split, int> indexes;

    /// <param name="set">images and captions</param>
    /// <param name="vocabulary">the model's words; null takes those of the training captions that occur at least
    /// <paramref name="minCount"/> times</param>
    /// <param name="minCount">see there</param>
    public CaptionCorpus(ICaptionSet set, Vocabulary? vocabulary, int minCount)
    {
        Set = set;
        references = [.. set.Images.Select(image => (IReadOnlyList<string[]>)[.. image.Captions.Select(CaptionTokenizer.Tokenize)])];
        indexes = Enumerable.Range(0, set.Images.Count).ToLookup(index => set.Images[index].Split);
        Vocabulary = vocabulary ?? Vocabulary.Build(indexes[Split.Train].SelectMany(index => references[index]), minCount);
        encoded = Array.ConvertAll(references, captions => (IReadOnlyList<long[]>)[.. captions.Select(words => Vocabulary.Encode(words))]);
    }

    public ICaptionSet Set { get; }

    public Vocabulary Vocabulary { get; }

    /// <summary>Splits with at least one image.</summary>
    public IEnumerable<Split> Splits => indexes.Select(group => group.Key).Order();

    /// <summary>Indexes into <see cref="ICaptionSet.Images"/> of a split's images.</summary>
    public IReadOnlyList<int> Of(Split split) => [.. indexes[split]];

    /// <summary>The captions of an image as words.</summary>
    public IReadOnlyList<string[]> References(int image) => references[image];

    /// <summary>The captions of an image as word ids, without start and end.</summary>
    public IReadOnlyList<long[]> Encoded(int image) => encoded[image];
}
