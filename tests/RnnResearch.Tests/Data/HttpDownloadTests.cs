using System.Security.Cryptography;
using RnnResearch.Data;
using RnnResearch.Data.Downloads;

namespace RnnResearch.Tests.Data;

public sealed class HttpDownloadTests : IDisposable
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 7 % 251))];

    private readonly TempFolder folder = new();
    private readonly HttpClient client = new();
    private readonly List<string> lines = [];

    private string Path => folder["file"];

    private HttpDownload Download => new(client, lines.Add) { RetryPause = TimeSpan.Zero };

    public void Dispose()
    {
        client.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_whole_file_arrives_under_its_own_name()
    {
        using var server = new FileServer(Content);
        await Download.RunAsync(Expecting(server), Path, default);
        Assert.Equal(Content, await File.ReadAllBytesAsync(Path));
        Assert.False(File.Exists(Path + ".part"));
    }

    [Fact]
    public async Task A_broken_download_continues_where_it_stopped()
    {
        using var server = new FileServer(Content) { BreakOffs = new([30_000, 20_000]) };
        await Download.RunAsync(Expecting(server), Path, default);
        Assert.Equal(Content, await File.ReadAllBytesAsync(Path));
        Assert.Equal("", server.Ranges[0]);
        Assert.All(server.Ranges.Skip(1), range => Assert.StartsWith("bytes=", range));
        Assert.NotEqual("bytes=0-", server.Ranges[1]);
    }

    [Fact]
    public async Task A_part_file_of_an_earlier_run_is_continued()
    {
        using var server = new FileServer(Content);
        await File.WriteAllBytesAsync(Path + ".part", Content[..60_000]);
        await Download.RunAsync(Expecting(server), Path, default);
        Assert.Equal(["bytes=60000-"], server.Ranges);
        Assert.Equal(Content, await File.ReadAllBytesAsync(Path));
    }

    [Fact]
    public async Task A_server_without_ranges_sends_everything_again()
    {
        using var server = new FileServer(Content) { IgnoresRanges = true };
        await File.WriteAllBytesAsync(Path + ".part", Content[..60_000]);
        await Download.RunAsync(Expecting(server), Path, default);
        Assert.Equal(Content, await File.ReadAllBytesAsync(Path));
    }

    [Fact]
    public async Task A_damaged_part_file_is_reported_and_fetched_from_the_start()
    {
        using var server = new FileServer(Content);
        await File.WriteAllBytesAsync(Path + ".part", new byte[60_000]);
        await Download.RunAsync(Expecting(server), Path, default);
        Assert.Equal(Content, await File.ReadAllBytesAsync(Path));
        Assert.Contains(lines, line => line.Contains("expected") && line.Contains("damaged"));
    }

    [Fact]
    public async Task Another_file_than_expected_is_refused_with_both_checksums()
    {
        using var server = new FileServer(Content);
        var file = Expecting(server);
        server.Content = new byte[Content.Length];
        var error = await Assert.ThrowsAsync<DataException>(() => Download.RunAsync(file, Path, default));
        Assert.Contains(file.Digest.Hex, error.Message);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(server.Content)), error.Message);
        Assert.False(File.Exists(Path));
        Assert.False(File.Exists(Path + ".part"));
    }

    [Fact]
    public async Task More_bytes_than_expected_are_not_taken()
    {
        using var server = new FileServer(Content);
        var file = Expecting(server) with { Bytes = 50 };
        var error = await Assert.ThrowsAsync<DataException>(() => Download.RunAsync(file, Path, default));
        Assert.Contains("more than the expected 50 bytes", error.Message);
        Assert.False(File.Exists(Path));
    }

    [Fact]
    public async Task An_unreachable_server_is_named()
    {
        using var server = new FileServer(Content);
        var file = Expecting(server);
        server.Stop();
        var error = await Assert.ThrowsAsync<DataException>(() => Download.RunAsync(file, Path, default));
        Assert.Contains(file.Url!.ToString(), error.Message);
    }

    private static DataFile Expecting(FileServer server) =>
        new("file", FileDigest.Sha256(Convert.ToHexStringLower(SHA256.HashData(server.Content))), server.Content.Length, server.Url);
}
