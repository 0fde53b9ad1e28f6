using RnnResearch.Data;
using RnnResearch.Data.Sentiment;
using RnnResearch.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Data.Sentiment;

/// <summary>The generated reviews: that their labels are what they say, and that no word gives one away.</summary>
public sealed class GeneratedReviewsTests
{
    private static readonly string[] Negations = ["not", "never", "hardly"];
    private static readonly string[] Praise =
        ["good", "clever", "funny", "fresh", "moving", "sharp", "brilliant", "charming", "gripping", "subtle"];

    private static readonly LabelledSet Set = GeneratedReviews.Write();

    private static readonly Split[] Used = [Split.Train, Split.Validation, Split.Test];

    public static TheoryData<Split> Splits => [.. Used];

    [Fact]
    public void They_are_the_same_on_every_machine()
    {
        Assert.Equal([4000, 800, 2000], Used.Select(split => Set.Of(split).Count));
        Assert.Equal("the acting felt never really fresh .", Set.Texts[0].Text);
        Assert.Equal("to my mind although the cast seemed particularly sharp , the plot was awful .", Set.Of(Split.Test)[0].Text);
        Assert.Equal(
            Set.Texts.Select(text => (text.Text, text.Label)), GeneratedReviews.Write().Texts.Select(text => (text.Text, text.Label)));
    }

    [Fact]
    public void No_two_are_alike_so_no_split_has_a_sentence_of_another() =>
        Assert.Equal(Set.Texts.Count, Set.Texts.Select(text => text.Text).Distinct().Count());

    [Fact]
    public void Whoever_follows_not_and_but_is_always_right() =>
        Assert.All(Set.Texts, text => Assert.Equal(text.Label == 1, Praises(text.Text)));

    [Theory]
    [MemberData(nameof(Splits))]
    public void Every_word_stands_as_often_in_praise_as_in_blame(Split split)
    {
        var uses = Set.Of(split).SelectMany(text => text.Words.Select(word => (word, text.Label)));
        var sides = uses.ToLookup(use => use.word, use => use.Label);
        Assert.InRange(sides.Count, 50, 70);
        Assert.All(sides, word => Assert.Equal(word.Count(label => label == 0), word.Count(label => label == 1)));
    }

    [Fact]
    public void The_best_weights_of_a_bag_of_words_are_zeros()
    {
        using var scope = NewDisposeScope();
        var corpus = new LabelledCorpus(Set, vocabulary: null, minCount: 1);
        var texts = corpus.Of(Split.Train);
        var model = new BagOfWords(pairs: 0, corpus.Vocabulary.Count, labels: 2);
        var loss = model.Loss(SequenceBatch.Of([.. texts.Select(corpus.Encode)]), tensor([.. texts.Select(text => (long)text.Label)]));
        loss.backward();
        Assert.Equal(Math.Log(2), loss.ToDouble(), 1e-6);
        // The loss is convex: where its slope is zero it is least.
        Assert.All(model.parameters(), weight => Assert.InRange(weight.grad!.abs().max().ToDouble(), 0, 1e-6));
    }

    /// <summary>
    /// Reads a review as its grammar says: of two clauses the one that decides, and its adjective with or without a negation.
    /// </summary>
    private static bool Praises(string review)
    {
        var deciding = review.Contains(" , but ", StringComparison.Ordinal) ? review.Split(" , but ")[1]
            : review.Contains(" , although ", StringComparison.Ordinal) ? review.Split(" , although ")[0]
            : review.Contains("although ", StringComparison.Ordinal) ? review.Split(" , ")[1]
            : review.Split(" and ")[0];
        var words = deciding.Split(' ');
        return Praise.Any(words.Contains) ^ Negations.Any(words.Contains);
    }
}
