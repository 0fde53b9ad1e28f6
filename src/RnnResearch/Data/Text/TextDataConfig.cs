using RnnResearch.Configuration;
using RnnResearch.Configuration.Rules;

namespace RnnResearch.Data.Text;

/// <summary>Which text an experiment learns from, what its tokens are and how it is split.</summary>
public sealed record TextDataConfig : ICrossChecked
{
    /// <summary>
    /// A text by name. There without a download: <c>hello</c>, <c>alphabet</c>, <c>generated</c>; after <c>make data NAME=...</c>:
    /// <c>tinyshakespeare</c>, <c>sonnets</c>, <c>warpeace</c>, <c>linux</c>, <c>stacks</c>, <c>ptb</c> (by words), <c>ptb-char</c> (of
    /// the set <c>ptb</c>), <c>wikitext2</c> (by words).
    /// </summary>
    public string Corpus { get; init; } = TextCorpora.Default;

    /// <summary>
    /// A text of your own, used instead of <see cref="Corpus"/>: a UTF-8 file, plain or gzip, or a folder whose files are
    /// read one after the other. <c>rnn train</c> also takes a pipe, or <c>-</c> for standard input, and keeps what it reads in
    /// <c>data/streams</c>.
    /// </summary>
    [IsPath]
    [MayChange]
    public string? Path { get; init; }

    /// <summary>
    /// What a token is: <c>characters</c> (Unicode), <c>bytes</c>, or <c>words</c> (between white space; a line end is one too).
    /// <c>null</c>: as the corpus is usually read; <c>characters</c> for a path.
    /// </summary>
    public TextUnit? Unit { get; init; }

    /// <summary>
    /// The share of the text that is held out to choose the best checkpoint by, cut off behind the training part and before the test
    /// part. <c>null</c>: as is usual for the corpus; 0.05 for a path. Not for a corpus that comes in splits (<c>hello</c>, <c>ptb</c>,
    /// <c>ptb-char</c>, <c>wikitext2</c>).
    /// </summary>
    [Between(0, 1, ExclusiveMax = true)]
    public double? Validation { get; init; }

    /// <summary>
    /// The share of the text, its end, that is held out to report on. <c>null</c>: as is usual for the corpus; 0 for a path.
    /// Not for a corpus that comes in splits.
    /// </summary>
    [Between(0, 1, ExclusiveMax = true)]
    public double? Test { get; init; }

    /// <summary>
    /// Equal pieces the text is cut into, each with its own shares of training, validation and test at its end. 1 holds out the end
    /// of the text; char-rnn holds out the end of each of its streams, which is as many pieces as <c>train.batch_size</c>.
    /// </summary>
    [AtLeast(1)]
    public int Pieces { get; init; } = 1;

    /// <summary>A word that occurs less often in the training split becomes <c>&lt;unk&gt;</c>. Words only.</summary>
    [AtLeast(1)]
    public int MinCount { get; init; } = 1;

    /// <summary>
    /// At most so many words, the most frequent ones of the training split, are kept beside <c>&lt;unk&gt;</c> and <c>&lt;eos&gt;</c>;
    /// 0 keeps all. Words only.
    /// </summary>
    [AtLeast(0)]
    public int MaxWords { get; init; }

    /// <summary>
    /// Drop a byte order mark and turn the line ends CRLF, or CR where there is no LF, into LF, saying so. Bytes always stay as they
    /// are.
    /// </summary>
    public bool Normalize { get; init; } = true;

    public IEnumerable<ConfigProblem> Check()
    {
        if (Path is null && TextCorpora.Entries.All(entry => entry.Name != Corpus))
        {
            yield return new("corpus", TextCorpora.Unknown(Corpus));
            yield break;
        }
        var entry = Entry();
        if (entry.HasOwnSplits && (Validation ?? Test) is not null)
            yield return new(Validation is null ? "test" : "validation", $"{Corpus} comes with splits of its own; leave this at null");
        if (entry.HasOwnSplits && Pieces > 1)
            yield return new("pieces", $"{Corpus} comes with splits of its own; leave this at 1");
        if (!entry.HasOwnSplits && (Validation ?? entry.Validation) + (Test ?? entry.Test) is >= 1 and var held)
            yield return new(Validation is null ? "test" : "validation",
                $"validation and test are {held:0.###} of the text together, which leaves nothing to learn from; expected less than 1");
        if ((Unit ?? entry.Unit) != TextUnit.Words && (MinCount != 1 || MaxWords != 0))
            yield return new(MinCount != 1 ? "min_count" : "max_words",
                $"is for words, but the tokens are {(Unit ?? entry.Unit).Name()}; remove it or set unit: words");
    }

    /// <summary>What is known of the text that is meant; throws <see cref="DataException"/> for a name that no corpus has.</summary>
    internal TextCorpusEntry Entry() => Path is null ? TextCorpora.Find(Corpus) : TextCorpusEntry.OfPath(Path);
}
