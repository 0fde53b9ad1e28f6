using RnnResearch.Data.Downloads;

namespace RnnResearch.Tests.Cli;

public sealed class DataVerbTests : IDisposable
{
    private readonly RnnProcess rnn = new();

    public void Dispose() => rnn.Dispose();

    [Fact]
    public void The_list_says_what_there_is_and_what_is_here()
    {
        string[] made =
        [
            "scenes: made on first use", "hello: made on first use", "alphabet: made on first use", "generated: made on first use",
            "reviews: made on first use", "dates: made on first use", "reversed: made on first use", "shapes: made on first use",
        ];
        string[] texts =
        [
            "tinyshakespeare: no", "sonnets: no", "warpeace: no", "linux: no", "stacks: no", "ptb: no", "wikitext2: no",
            "rt-polarity: no", "sst2: no", "multi30k: no", "tatoeba-eng-kor: no", "tatoeba-eng-fra: no", "msr-action3d: no",
        ];
        Assert.Equal([.. made, "flickr8k: no", "imagenet-cnn: no", .. texts], List());

        Directory.CreateDirectory(rnn.In("data/flickr8k"));
        new FetchedMarker("originals", new Dictionary<string, string>()).WriteTo(rnn.In("data/flickr8k"));
        Assert.Equal([.. made, "flickr8k: yes", "imagenet-cnn: no", .. texts], List());
    }

    [Fact]
    public void A_set_that_is_not_known_is_answered_with_those_that_are()
    {
        var (code, output, error) = rnn.Run("data", "get", "nosuch");
        Assert.Equal(1, code);
        Assert.Empty(output.Trim());
        Assert.StartsWith("error: no data set \"nosuch\"; there are flickr8k, imagenet-cnn", error);
        Assert.DoesNotContain("   at ", error);
        Assert.False(Directory.Exists(rnn.In("data")));
    }

    /// <summary>Name and whereabouts of each set.</summary>
    private IEnumerable<string> List() => PrintedTable.Rows(rnn.RunWell("data", "list")).Skip(1).Select(row => $"{row[0]}: {row[^1]}");
}
