using RnnResearch.Analysis.Attention;

namespace RnnResearch.Tests.Analysis.Attention;

public sealed class AttentionEntropyTests
{
    [Fact]
    public void One_place_has_none_and_all_places_alike_have_the_logarithm_of_their_number()
    {
        Assert.Equal(0, AttentionEntropy.Of([0, 1, 0, 0]));
        Assert.Equal(Math.Log(4), AttentionEntropy.Of([0.25f, 0.25f, 0.25f, 0.25f]), 6);
        Assert.Equal(Math.Log(4), AttentionEntropy.Uniform(4), 12);
    }

    [Fact]
    public void It_is_in_nats() => Assert.Equal(-(0.75 * Math.Log(0.75)) - (0.25 * Math.Log(0.25)), AttentionEntropy.Of([0.75f, 0.25f]), 6);

    [Fact]
    public void A_histogram_goes_from_nought_to_uniform_and_loses_no_word()
    {
        var histogram = EntropyHistogram.Of([0, 0.01, Math.Log(49), Math.Log(49) + 1e-7], places: 49);

        Assert.Equal(Math.Log(49), histogram.Width * histogram.Counts.Count, 9);
        Assert.Equal((2, 2, 4), (histogram.Counts[0], histogram.Counts[^1], histogram.Counts.Sum()));
    }

    [Fact]
    public void Words_have_means_of_their_own_where_there_are_enough()
    {
        var words = EntropyOfWord.Of([("is", 4), ("ring", 1), ("is", 3), ("ring", 2), ("rare", 0)], atLeast: 2);

        Assert.Equal([new("ring", 2, 1.5), new("is", 2, 3.5)], words);
    }
}
