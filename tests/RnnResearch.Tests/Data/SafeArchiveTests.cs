using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using RnnResearch.Data;
using RnnResearch.Data.Downloads;

namespace RnnResearch.Tests.Data;

public sealed class SafeArchiveTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly ArchiveLimits limits = new(MaxEntries: 3, MaxBytes: 100);

    private string Archive => folder["archive"];

    private string Target => folder["out"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Plain_files_of_a_tar_are_unpacked()
    {
        WriteTar(new PaxTarEntry(TarEntryType.RegularFile, "a/b.txt") { DataStream = Bytes("hello") });
        new SafeArchive(limits).ExtractTar(Archive, Target, name => name);
        Assert.Equal("hello", File.ReadAllText(Path.Combine(Target, "a", "b.txt")));
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("a/../../evil.txt")]
    [InlineData("/tmp/evil.txt")]
    [InlineData("C:/evil.txt")]
    [InlineData("a\\..\\..\\evil.txt")]
    public void A_name_that_leads_outside_is_refused(string name)
    {
        WriteTar(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = Bytes("evil") });
        var error = Assert.Throws<DataException>(() => new SafeArchive(limits).ExtractTar(Archive, Target, n => n));
        Assert.Contains("points outside", error.Message);
        Assert.False(File.Exists(folder["evil.txt"]));
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    public void A_link_is_refused(TarEntryType type)
    {
        WriteTar(new PaxTarEntry(type, "link") { LinkName = "/etc/passwd" });
        var error = Assert.Throws<DataException>(() => new SafeArchive(limits).ExtractTar(Archive, Target, n => n));
        Assert.Contains("only plain files", error.Message);
    }

    [Fact]
    public void More_bytes_than_expected_are_refused()
    {
        WriteTar(new PaxTarEntry(TarEntryType.RegularFile, "big") { DataStream = Bytes(new string('x', 101)) });
        var error = Assert.Throws<DataException>(() => new SafeArchive(limits).ExtractTar(Archive, Target, n => n));
        Assert.Contains("at most 100", error.Message);
    }

    [Fact]
    public void More_entries_than_expected_are_refused()
    {
        WriteTar([.. Enumerable.Range(0, 4).Select(i => new PaxTarEntry(TarEntryType.RegularFile, $"f{i}") { DataStream = Bytes("x") })]);
        var error = Assert.Throws<DataException>(() => new SafeArchive(limits).ExtractTar(Archive, Target, n => n));
        Assert.Contains("at most 3", error.Message);
    }

    [Fact]
    public void Two_entries_for_one_file_are_refused()
    {
        WriteTar(new PaxTarEntry(TarEntryType.RegularFile, "f") { DataStream = Bytes("1") }, new PaxTarEntry(TarEntryType.RegularFile, "f") { DataStream = Bytes("2") });
        Assert.Contains("overwrite", Assert.Throws<DataException>(() => new SafeArchive(limits).ExtractTar(Archive, Target, n => n)).Message);
    }

    [Fact]
    public void A_truncated_tar_is_refused()
    {
        WriteTar(new PaxTarEntry(TarEntryType.RegularFile, "f") { DataStream = Bytes(new string('x', 90)) });
        var bytes = File.ReadAllBytes(Archive);
        var content = Encoding.ASCII.GetString(bytes).LastIndexOf("xxx", StringComparison.Ordinal);
        File.WriteAllBytes(Archive, bytes[..(content - 40)]);
        Assert.Throws<DataException>(() => new SafeArchive(limits).ExtractTar(Archive, Target, n => n));
    }

    [Fact]
    public void A_zip_is_unpacked_and_held_to_the_same_rules()
    {
        WriteZip("a/b.txt", "hello");
        new SafeArchive(limits).ExtractZip(Archive, Target, name => name);
        Assert.Equal("hello", File.ReadAllText(Path.Combine(Target, "a", "b.txt")));

        WriteZip("../evil.txt", "evil");
        Assert.Contains("points outside", Assert.Throws<DataException>(() => new SafeArchive(limits).ExtractZip(Archive, Target, n => n)).Message);

        File.WriteAllText(Archive, "no zip");
        Assert.Contains("not a whole zip", Assert.Throws<DataException>(() => new SafeArchive(limits).ExtractZip(Archive, Target, n => n)).Message);
    }

    private static MemoryStream Bytes(string text) => new(Encoding.ASCII.GetBytes(text));

    private void WriteTar(params PaxTarEntry[] entries)
    {
        using var tar = new TarWriter(new FileStream(Archive, FileMode.Create));
        foreach (var entry in entries)
            tar.WriteEntry(entry);
    }

    private void WriteZip(string name, string text)
    {
        using var zip = new ZipArchive(new FileStream(Archive, FileMode.Create), ZipArchiveMode.Create);
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.ASCII.GetBytes(text));
    }
}
