using RnnResearch.Configuration.Rules;
using RnnResearch.Recurrent;

namespace RnnResearch.Models;

/// <summary>A classifier of texts. All keys but <c>kind</c>, <c>bigrams</c> and <c>init</c> are for the recurrent one alone.</summary>
public sealed record ClassifierConfig : ReaderConfig
{
    /// <summary>Whether the order of the words counts.</summary>
    public ClassifierKind Kind { get; init; } = ClassifierKind.Recurrent;

    /// <summary>Length E of a word's vector.</summary>
    [AtLeast(1)]
    public int Embedding { get; init; } = 100;

    /// <summary>Share of words that become <c>&lt;unk&gt;</c> while training.</summary>
    [Between(0, 1, ExclusiveMax = true)]
    public double WordDropout { get; init; }

    /// <summary>Share of the word vectors' elements dropped while training.</summary>
    [Between(0, 1, ExclusiveMax = true)]
    public double EmbeddingDropout { get; init; }

    /// <summary>What the output layer reads of the states.</summary>
    public SummaryKind Summary { get; init; } = SummaryKind.Last;

    /// <summary>Length A of what attention compares with its query.</summary>
    [AtLeast(1)]
    public int AttentionSize { get; init; } = 100;

    /// <summary>Share of the summary's elements dropped while training.</summary>
    [Between(0, 1, ExclusiveMax = true)]
    public double SummaryDropout { get; init; }

    /// <summary>
    /// For <c>bag_of_words</c>: how many weights there are for pairs of neighbouring words, which share them by a hash (Joulin et al.
    /// 2017); 0 leaves the pairs out.
    /// </summary>
    [Between(0, 10_000_000)]
    public int Bigrams { get; init; }

    /// <summary>The weights before training.</summary>
    public InitConfig Init { get; init; } = new();
}
