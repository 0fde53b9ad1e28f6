using RnnResearch.Data;
using RnnResearch.Data.Downloads;
using RnnResearch.Data.Sentiment;

namespace RnnResearch.Tests.Data.Sentiment;

public sealed class SentimentDownloadsTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly List<string> lines = [];

    public void Dispose() => folder.Dispose();

    [NeedsMirrorFact("rt-polarity/rt-polarity.pos")]
    public async Task Rt_polarity_comes_from_the_mirror_and_its_folds_share_no_sentence()
    {
        await Arrives("rt-polarity", "rt-polarity: 5,331 negative, 5,331 positive; 224,041 words, 21,420 different");
        var set = RtPolarity.Open(folder["rt-polarity"], fold: 3);
        Assert.Equal(10662, set.Texts.Count);
        SharesNothing(set);
        var text = set.Texts.First(text => text.Label == 1);
        Assert.StartsWith("the rock is destined to be the 21st century's new \" conan \"", text.Text);
        Assert.Contains(set.Texts, text => text.Words.Contains("cliché")); // Windows-1252
    }

    [NeedsMirrorFact("sst2/train.tsv")]
    public async Task Sst2_comes_from_the_mirror_in_its_own_splits_without_what_is_tested_too()
    {
        await Arrives("sst2", "sst2: 4,649 negative, 4,961 positive; 178,071 words, 16,188 different");
        var set = Sst2.Open(folder["sst2"]);
        Assert.Equal([6917, 872, 1821], new[] { Split.Train, Split.Validation, Split.Test }.Select(split => set.Of(split).Count));
        Assert.Equal([444, 909], new[] { Split.Validation, Split.Test }.Select(split => set.Of(split).Count(text => text.Label == 1)));
        SharesNothing(set);
    }

    [Fact]
    public void A_training_sentence_that_is_tested_too_is_not_trained_on()
    {
        folder.Write("train.tsv", "a fine film\t1\nboth\t0\n");
        folder.Write("dev.tsv", "dull\t0\n");
        folder.Write("test.tsv", "both\t0\n");
        var texts = Sst2.Open(folder.Path).Texts;
        Assert.Equal([("a fine film", 1), ("dull", 0), ("both", 0)], texts.Select(text => (text.Text, text.Label)));
        Assert.Equal([Split.Train, Split.Validation, Split.Test], texts.Select(text => text.Split));
    }

    [Fact]
    public void A_line_that_is_none_is_told()
    {
        foreach (var file in new[] { "dev.tsv", "test.tsv" }) folder.Write(file, "");
        folder.Write("train.tsv", "no label\n");
        var error = Assert.Throws<DataException>(() => Sst2.Open(folder.Path));
        Assert.Contains("expected a sentence, a tab and 0 or 1; found \"no label\"", error.Message);
    }

    [Fact]
    public void A_set_of_other_counts_is_refused()
    {
        folder.Write("a.txt", "");
        var set = new LabelledSet("toy", ["bad", "good"], [new("a b a", ["a", "b", "a"], 1, Split.Train)]);
        var preparation = new LabelledPreparation { Open = _ => set, Expected = "toy: 0 bad, 1 good; 3 words, 2 different" };
        Assert.Equal(preparation.Expected, preparation.Verify(folder.Path));
        var error = Assert.Throws<DataException>(() => new LabelledPreparation { Open = _ => set, Expected = "x" }.Verify(folder.Path));
        Assert.Contains("toy: 0 bad, 1 good; 3 words, 2 different, expected x", error.Message);
    }

    private async Task Arrives(string name, string counts)
    {
        using var client = new HttpClient();
        var fetcher = new DataFetcher(folder.Path, DataRoot.Mirror, new HttpDownload(client, lines.Add), lines.Add);
        await fetcher.FetchAsync(DataCatalog.Find(name) with { Originals = [] });
        Assert.Contains(counts, lines);
    }

    private static void SharesNothing(LabelledSet set)
    {
        var splits = set.Texts.ToLookup(text => text.Text, text => text.Split);
        Assert.All(splits, text => Assert.Single(text.Distinct()));
    }
}
