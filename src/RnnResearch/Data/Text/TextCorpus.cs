namespace RnnResearch.Data.Text;

/// <summary>A text made ready for a language model: its vocabulary, and each split as ids in the order of the text.</summary>
public sealed class TextCorpus : IDisposable
{
    private readonly Dictionary<Split, EncodedText> splits;
    private readonly bool hasOwnSplits;

    private TextCorpus(TextCorpusEntry entry, TextVocabulary vocabulary, Dictionary<Split, EncodedText> splits)
    {
        Name = entry.Name;
        hasOwnSplits = entry.HasOwnSplits;
        Vocabulary = vocabulary;
        this.splits = splits;
    }

    /// <summary>The corpus' name, or the path it was read from.</summary>
    public string Name { get; }

    public TextVocabulary Vocabulary { get; }

    public bool Has(Split split) => splits.ContainsKey(split);

    /// <summary>A split's tokens; throws <see cref="DataException"/> when the corpus lacks it, saying how to get one.</summary>
    public EncodedText this[Split split] => splits.TryGetValue(split, out var text) ? text : throw Lacks(split);

    /// <summary>
    /// Reads a corpus in one pass, in file order. A new vocabulary has all characters or bytes of the whole corpus, or the words
    /// of its training split; other words become <c>&lt;unk&gt;</c>. With a given vocabulary, characters and bytes it lacks are
    /// left out. Either is told.
    /// </summary>
    /// <param name="vocabulary">the one saved with a run; null makes one</param>
    /// <param name="log">takes one line at a time</param>
    /// <exception cref="DataException">The text is not there, cannot be read, is empty, or the vocabulary does not fit it.</exception>
    public static TextCorpus Load(TextDataConfig config, TextVocabulary? vocabulary, Action<string> log)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(log);
        var entry = config.Entry();
        var format = entry.Format(config.Unit, config.Normalize);
        if (vocabulary is not null && vocabulary.Unit != format.Unit)
            throw OtherUnit(entry.Name, vocabulary.Unit, format.Unit);
        var table = new TokenTable(vocabulary?.Tokens ?? TextVocabulary.Given(format.Unit));
        var parts = TextParts.Read(entry, config, format, table, log);
        if (vocabulary is null)
        {
            vocabulary = TextVocabularies.Make(format.Unit, table, parts[0], config);
            TextVocabularies.WarnIfLarge(vocabulary, entry.Name, parts, log);
        }
        var encoder = new TextEncoder(vocabulary, table);
        return new TextCorpus(entry, vocabulary, parts.ToDictionary(part => part.Split, part => encoder.Encode(entry.Name, part, log)));
    }

    public void Dispose()
    {
        foreach (var text in splits.Values)
            text.Tokens.Dispose();
    }

    private DataException Lacks(Split split)
    {
        var remedy = hasOwnSplits || split == Split.Novel
            ? "Use one of those."
            : $"Hold out a share of the text for it, for example data.{split.Name()}: 0.05.";
        var known = string.Join(", ", splits.Keys.Select(known => known.Name()));
        return new($"{Name} has no split {split.Name()}, only {known}. {remedy}");
    }

    private static DataException OtherUnit(string name, TextUnit ofVocabulary, TextUnit ofText) => new(
        $"{name}: the vocabulary is one of {ofVocabulary.Name()}, but the text is to be read as {ofText.Name()}. "
        + $"Set data.unit: {ofVocabulary.Name()}.");
}
