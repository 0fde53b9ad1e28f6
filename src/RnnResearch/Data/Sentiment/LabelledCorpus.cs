namespace RnnResearch.Data.Sentiment;

/// <summary>Labelled texts made ready for a model: the vocabulary of the training split, and the ids of every text.</summary>
public sealed class LabelledCorpus
{
    private readonly Dictionary<Split, IReadOnlyList<LabelledText>> texts = [];

    /// <param name="set">the texts</param>
    /// <param name="vocabulary">the model's words; null takes those of the training texts that occur at least
    /// <paramref name="minCount"/> times</param>
    /// <param name="minCount">see there</param>
    public LabelledCorpus(LabelledSet set, Vocabulary? vocabulary, int minCount)
    {
        Set = set;
        foreach (var group in set.Texts.GroupBy(text => text.Split)) texts.Add(group.Key, [.. group]);
        Vocabulary = vocabulary ?? Vocabulary.Build(set.Of(Split.Train).Select(text => text.Words.ToArray()), minCount);
    }

    public LabelledSet Set { get; }

    public Vocabulary Vocabulary { get; }

    /// <summary>Splits with at least one text.</summary>
    public IEnumerable<Split> Splits => texts.Keys.Order();

    /// <summary>The texts of a split, none where it has none.</summary>
    public IReadOnlyList<LabelledText> Of(Split split) => texts.GetValueOrDefault(split, []);

    /// <summary>The ids of the words of a text.</summary>
    public long[] Encode(LabelledText text) => Vocabulary.Encode(text.Words);
}
