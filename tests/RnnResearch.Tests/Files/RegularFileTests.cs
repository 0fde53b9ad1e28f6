using RnnResearch.Files;

namespace RnnResearch.Tests.Files;

public sealed class RegularFileTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public void A_file_and_a_link_to_one_are_read()
    {
        var path = folder.Write("a", "text");
        File.CreateSymbolicLink(folder["b"], path);
        Assert.Equal("text", RegularFile.ReadAllText(path));
        Assert.Equal("text"u8.ToArray(), RegularFile.ReadAllBytes(folder["b"]));
    }

    [Theory]
    [InlineData("pipe")]
    [InlineData("device")]
    [InlineData("folder")]
    public void What_has_no_end_or_no_bytes_is_refused_at_once(string kind)
    {
        var path = kind switch
        {
            "pipe" => Fifo.Make(folder["x"]),
            "device" => "/dev/zero",
            _ => folder.Path,
        };
        var error = Assert.Throws<InvalidDataException>(() => RegularFile.Open(path));
        Assert.Equal($"{path}: expected a file, found a {kind}", error.Message);
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        Assert.Contains(folder["x"], Assert.Throws<FileNotFoundException>(() => RegularFile.Open(folder["x"])).Message);
    }

    [Fact]
    public void A_file_too_long_to_be_read_whole_is_refused()
    {
        using (var sparse = File.Create(folder["x"])) sparse.SetLength(RegularFile.LongestWhole + 1);
        var error = Assert.Throws<InvalidDataException>(() => RegularFile.ReadAllText(folder["x"]));
        Assert.Contains("expected at most 268,435,456 bytes", error.Message);
    }

    public void Dispose() => folder.Dispose();
}
