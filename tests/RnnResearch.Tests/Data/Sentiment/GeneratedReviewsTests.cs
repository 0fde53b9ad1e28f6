using RnnResearch.Data;
using RnnResearch.Data.Sentiment;

namespace RnnResearch.Tests.Data.Sentiment;

/// <summary>Reviews of which no word says anything, and all in their order everything.</summary>
public sealed class GeneratedReviewsTests
{
    private static readonly LabelledSet Set = GeneratedReviews.Write();
    private static readonly Split[] Splits = [Split.Train, Split.Validation, Split.Test];

    [Fact]
    public void They_are_the_same_on_every_machine()
    {
        Assert.Equal([4000, 800, 2000], Splits.Select(split => Set.Of(split).Count));
        Assert.Equal(GeneratedReviews.Write().Texts.Select(text => text.Text), Set.Texts.Select(text => text.Text));
    }

    [Fact]
    public void No_review_is_written_twice() => Assert.Equal(Set.Texts.Count, Set.Texts.DistinctBy(text => text.Text).Count());

    [Fact]
    public void In_each_split_every_word_stands_as_often_in_praise_as_in_blame()
    {
        foreach (var split in Splits)
        {
            var texts = Set.Of(split);
            Assert.Equal(texts.Count / 2, texts.Count(text => text.Label == 1));
            var counts = new Dictionary<string, int>();
            foreach (var text in texts)
                foreach (var word in text.Words)
                    counts[word] = counts.GetValueOrDefault(word) + (text.Label == 1 ? 1 : -1);
            Assert.True(counts.Count > 50);
            Assert.All(counts, word => Assert.Equal((word.Key, 0), (word.Key, word.Value)));
        }
    }

    [Fact]
    public void Every_label_follows_from_the_order_of_the_words() =>
        Assert.All(Set.Texts, text => Assert.Equal((text.Text, VerdictOf(text.Text)), (text.Text, text.Label)));

    [Theory]
    [InlineData("the plot was good .", 1)]
    [InlineData("the plot was not really good .", 0)]
    [InlineData("the plot was bad , but the acting was hardly dull .", 1)]
    [InlineData("although the plot was good , the acting was dull .", 0)]
    [InlineData("the plot was good , although the acting was dull .", 1)]
    public void The_twin_that_judges_them_reads_them_as_people_do(string review, int verdict) => Assert.Equal(verdict, VerdictOf(review));

    /// <summary>A slow, obvious reader: the clause that decides, its adjective, and whether something in it negates that.</summary>
    private static int VerdictOf(string review)
    {
        var clause = review switch
        {
            _ when review.Contains(" , but ") => review.Split(" , but ")[1],
            _ when review.Contains(" , although ") => review.Split(" , although ")[0],
            _ when review.Contains("although ") => review.Split(" , ")[1],
            _ => review.Split(" and ")[0],
        };
        string[] praise = ["good", "clever", "funny", "fresh", "moving", "sharp", "brilliant", "charming", "gripping", "subtle"];
        var words = clause.Split(' ');
        return words.Any(word => word is "not" or "never" or "hardly") ^ words.Any(praise.Contains) ? 1 : 0;
    }
}
