using System.Security.Cryptography;
using System.Text;
using RnnResearch.Data;
using RnnResearch.Data.Downloads;

namespace RnnResearch.Tests.Data;

public sealed class DataFetcherTests : IDisposable
{
    private const string Text = "the content of the set";

    private readonly TempFolder folder = new();
    private readonly HttpClient client = new();
    private readonly List<string> lines = [];
    private readonly FileServer server = new(Encoding.ASCII.GetBytes(Text));

    private string Root => folder["data"];

    private string Mirror => folder["mirror"];

    public void Dispose()
    {
        server.Dispose();
        client.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_mirror_is_preferred_and_terms_and_counts_are_told()
    {
        PutIntoMirror(Text);
        await Fetcher(Mirror).FetchAsync(Entry());
        Assert.Equal(Text, await File.ReadAllTextAsync(Path.Combine(Root, "tiny", "made.txt")));
        Assert.Empty(server.Ranges);
        Assert.Contains("the terms", lines);
        Assert.Contains("1 file", lines);
    }

    [Fact]
    public async Task What_is_there_is_not_fetched_again()
    {
        PutIntoMirror(Text);
        await Fetcher(Mirror).FetchAsync(Entry());
        await Fetcher(mirror: null).FetchAsync(Entry());
        Assert.Empty(server.Ranges);
        Assert.Contains(lines, line => line.Contains("already"));
    }

    [Fact]
    public async Task Who_comes_while_another_fetches_waits_for_it_and_finds_it_done()
    {
        PutIntoMirror(Text);
        var (preparing, waiting) = (new TaskCompletionSource(), new TaskCompletionSource());
        var slow = Entry() with
        {
            Preparation = new CopyPreparation(() =>
            {
                preparing.SetResult();
                waiting.Task.Wait(TimeSpan.FromMinutes(1));
            }),
        };
        var first = Task.Run(() => Fetcher(Mirror).FetchAsync(slow));
        await preparing.Task.WaitAsync(TimeSpan.FromMinutes(1));
        var told = new List<string>();
        var second = Task.Run(() => new DataFetcher(Root, Mirror, new HttpDownload(client, told.Add), line =>
        {
            told.Add(line);
            waiting.TrySetResult();
        }).FetchAsync(Entry()));
        await Task.WhenAll(first, second).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(
            [
                $"process {Environment.ProcessId} on {Environment.MachineName} is fetching tiny; waiting for it",
                $"tiny is in {Path.Combine(Root, "tiny")} now",
                "a tiny set", "1 file", "the terms",
            ],
            told);
    }

    [Fact]
    public async Task A_damaged_mirror_is_reported_and_the_originals_are_used()
    {
        PutIntoMirror("something else, the same");
        await Fetcher(Mirror).FetchAsync(Entry());
        Assert.Contains(lines, line => line.Contains("expected") && line.Contains(Mirror));
        Assert.Single(server.Ranges);
        Assert.Equal(Text, await File.ReadAllTextAsync(Path.Combine(Root, "tiny", "made.txt")));
    }

    [Fact]
    public async Task A_file_put_into_incoming_by_hand_is_used_when_whole_and_replaced_when_not()
    {
        var incoming = Directory.CreateDirectory(Path.Combine(Root, "tiny", "incoming")).FullName;
        await File.WriteAllTextAsync(Path.Combine(incoming, "original.txt"), Text);
        await Fetcher(mirror: null).FetchAsync(Entry());
        Assert.Empty(server.Ranges);

        Directory.Delete(Path.Combine(Root, "tiny"), recursive: true);
        Directory.CreateDirectory(incoming);
        await File.WriteAllTextAsync(Path.Combine(incoming, "original.txt"), "damaged");
        await Fetcher(mirror: null).FetchAsync(Entry());
        Assert.Single(server.Ranges);
        Assert.Contains(lines, line => line.Contains("7 bytes, expected 22"));
    }

    [Fact]
    public async Task Without_mirror_and_network_the_message_says_what_to_put_where()
    {
        server.Stop();
        var error = await Assert.ThrowsAsync<DataException>(() => Fetcher(mirror: null).FetchAsync(Entry()));
        Assert.Contains(server.Url.ToString(), error.Message);
        Assert.Contains(Path.Combine(Root, "tiny", "incoming"), error.Message);
        Assert.Contains("DATA_MIRROR", error.Message);
        Assert.False(FetchedMarker.IsIn(Path.Combine(Root, "tiny")));
    }

    [Fact]
    public async Task A_set_without_originals_says_why_and_what_to_do_instead()
    {
        var entry = Entry() with { Originals = [], WithoutOriginals = "Use another." };
        var error = await Assert.ThrowsAsync<DataException>(() => Fetcher(mirror: null).FetchAsync(entry));
        Assert.Equal("tiny comes from a mirror only: none (set DATA_MIRROR to a folder with tiny/ in it). Use another.", error.Message);
    }

    [Fact]
    public void An_unknown_name_is_answered_with_those_there_are() =>
        Assert.Contains("flickr8k, imagenet-cnn", Assert.Throws<DataException>(() => DataCatalog.Find("flicker")).Message);

    private DataFetcher Fetcher(string? mirror) =>
        new(Root, mirror, new HttpDownload(client, lines.Add) { RetryPause = TimeSpan.Zero }, lines.Add);

    private void PutIntoMirror(string text)
    {
        Directory.CreateDirectory(Path.Combine(Mirror, "tiny"));
        File.WriteAllText(Path.Combine(Mirror, "tiny", "ready.txt"), text);
    }

    private DataSetEntry Entry()
    {
        var digest = FileDigest.Sha256(Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Text))));
        return new()
        {
            Name = "tiny",
            Title = "a tiny set",
            Terms = "the terms",
            MirrorFiles = [new("ready.txt", digest, Text.Length)],
            Originals = [new("original.txt", digest, Text.Length, server.Url)],
            Preparation = new CopyPreparation(),
        };
    }

    private sealed class CopyPreparation(Action? before = null) : IDataPreparation
    {
        public void Prepare(IReadOnlyDictionary<string, string> files, string folder, Action<string> log, CancellationToken cancel)
        {
            before?.Invoke();
            File.Copy(files.Values.Single(), Path.Combine(folder, "made.txt"));
        }

        public string Verify(string folder) =>
            File.Exists(Path.Combine(folder, "made.txt")) ? "1 file" : throw new DataException($"{folder}: made.txt is missing");
    }
}
