using System.Security.Cryptography;
using RnnResearch.Data;
using RnnResearch.Data.Downloads;

namespace RnnResearch.Tests.Data.Text;

public sealed class TextDownloadsTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly List<string> lines = [];

    public void Dispose() => folder.Dispose();

    [NeedsMirrorFact("tinyshakespeare/input.txt")]
    public Task Tiny_shakespeare_comes_from_the_mirror() =>
        Arrives("tinyshakespeare", "tinyshakespeare: 1,115,394 characters, 65 different");

    [NeedsMirrorFact("sonnets/sonnets.txt")]
    public Task The_sonnets_come_from_the_mirror() => Arrives("sonnets", "sonnets: 94,653 characters, 61 different");

    [NeedsMirrorFact("warpeace/warpeace_input.txt.gz")]
    public Task War_and_peace_comes_from_the_mirror() => Arrives("warpeace", "warpeace: 3,196,212 characters, 82 different");

    [NeedsMirrorFact("linux/linux_input.txt.gz")]
    public Task The_linux_sources_come_from_the_mirror() => Arrives("linux", "linux: 6,206,996 bytes, 101 different");

    [NeedsMirrorFact("stacks/stacks_input.tex.gz")]
    public Task The_stacks_project_comes_from_the_mirror() => Arrives("stacks", "stacks: 9,766,688 characters, 97 different");

    [NeedsMirrorFact("ptb/ptb.train.txt.gz")]
    public Task The_penn_treebank_comes_from_the_mirror() =>
        Arrives(
            "ptb",
            "ptb: 929,589 / 73,760 / 82,430 words, 10,000 different; ptb-char: 5,017,482 / 393,042 / 442,423 characters, 50 different");

    [NeedsMirrorFact("wikitext2/train.txt.gz")]
    public Task Wikitext2_comes_from_the_mirror() =>
        Arrives("wikitext2", "wikitext2: 2,088,628 / 217,646 / 245,569 words, 33,278 different");

    [NeedsDataFact("sonnets/incoming/sonnets.txt")]
    public void The_original_sonnets_become_the_ready_made_ones() => MakesTheSame("sonnets");

    [NeedsDataFact("warpeace/incoming/warpeace_input.txt")]
    public void The_original_war_and_peace_becomes_the_ready_made_one() => MakesTheSame("warpeace");

    [NeedsDataFact("stacks/incoming/coherent.tex")]
    public void The_original_chapters_become_the_ready_made_text() => MakesTheSame("stacks");

    [Fact]
    public void A_text_is_copied_unpacked_or_made_and_held_to_its_checksum()
    {
        var text = "ready text"u8.ToArray();
        var ready = DataFile.Sha256("a.txt", text.Length, Convert.ToHexStringLower(SHA256.HashData(text)));
        var preparation = new TextPreparation { Counts = [], Files = [new(ready) { FromOriginals = (_, target) => target.Write(text) }] };

        Assert.Equal(text, Prepared(preparation, "a.txt", text));
        Assert.Equal(text, Prepared(preparation, "a.txt.gz", TextRead.Gzip(text)));
        Assert.Equal(text, Prepared(preparation, "a.txt", "an original of the same name"u8.ToArray()));
        Assert.Equal(text, Prepared(preparation, "other.txt", "an original"u8.ToArray()));
        var onlyReady = new TextPreparation { Counts = [], Files = [new(ready)] };
        var error = Assert.Throws<DataException>(() => Prepared(onlyReady, "a.txt", text[..9]));
        Assert.Contains("9 bytes, expected 10", error.Message);
    }

    [Fact]
    public void Counts_that_are_not_the_published_ones_are_refused()
    {
        folder.Write("input.txt", "abc");
        var preparation = new TextPreparation { Files = [], Counts = [new("tinyshakespeare", 3, [3])] };
        Assert.Equal("tinyshakespeare: 3 characters, 3 different", preparation.Verify(folder.Path));
        preparation = new TextPreparation { Files = [], Counts = [new("tinyshakespeare", 3, [4])] };
        Assert.Contains(
            "3 characters, 3 different, expected tinyshakespeare: 4 characters, 3 different",
            Assert.Throws<DataException>(() => preparation.Verify(folder.Path)).Message);
    }

    /// <summary>From the mirror or not at all: without originals nothing is downloaded.</summary>
    private async Task Arrives(string name, string counts)
    {
        using var client = new HttpClient();
        var fetcher = new DataFetcher(folder.Path, DataRoot.Mirror, new HttpDownload(client, lines.Add), lines.Add);
        await fetcher.FetchAsync(DataCatalog.Find(name) with { Originals = [] });
        Assert.Contains(counts, lines);
    }

    /// <summary>The preparation compares with the checksum of the ready-made text itself.</summary>
    private void MakesTheSame(string name)
    {
        var entry = DataCatalog.Find(name);
        var originals = entry.Originals.ToDictionary(
            file => file.Name, file => NeedsDataFactAttribute.Find($"{name}/incoming/{file.Name}")!);
        entry.Preparation.Prepare(originals, folder.Path, lines.Add, default);
        Assert.NotEmpty(entry.Preparation.Verify(folder.Path));
    }

    private byte[] Prepared(TextPreparation preparation, string name, byte[] content)
    {
        using var target = new TempFolder();
        File.WriteAllBytes(folder[name], content);
        preparation.Prepare(new Dictionary<string, string> { [name] = folder[name] }, target.Path, lines.Add, default);
        return File.ReadAllBytes(target["a.txt"]);
    }
}
