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
        WriteTar(PlainFile("a/b.txt", "hello"));
        new SafeArchive(limits).ExtractTar(Archive, Target, name => name);
        Assert.Equal("hello", File.ReadAllText(Path.Combine(Target, "a", "b.txt")));
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("a/../../evil.txt")]
    [InlineData("{folder}/evil.txt")]
    [InlineData("C:/evil.txt")]
    [InlineData("a\\..\\..\\evil.txt")]
    public void A_name_that_leads_outside_is_refused_and_nothing_is_written(string name)
    {
        WriteTar(PlainFile(name.Replace("{folder}", folder.Path), "evil"));
        Assert.Contains("points outside", TarRefusal());
        Assert.Equal([Archive], Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    public void A_link_is_refused(TarEntryType type)
    {
        WriteTar(new PaxTarEntry(type, "link") { LinkName = "/etc/passwd" });
        Assert.Contains("only plain files", TarRefusal());
    }

    [Fact]
    public void More_bytes_than_expected_are_refused()
    {
        WriteTar(PlainFile("big", new string('x', 101)));
        Assert.Contains("at most 100", TarRefusal());
    }

    [Fact]
    public void More_entries_than_expected_are_refused()
    {
        WriteTar([.. Enumerable.Range(0, 4).Select(i => PlainFile($"f{i}", "x"))]);
        Assert.Contains("at most 3", TarRefusal());
    }

    [Fact]
    public void Two_entries_for_one_file_are_refused()
    {
        WriteTar(PlainFile("f", "1"), PlainFile("f", "2"));
        Assert.Contains("overwrite", TarRefusal());
    }

    [Fact]
    public void A_truncated_tar_is_refused()
    {
        WriteTar(PlainFile("f", new string('x', 90)));
        var bytes = File.ReadAllBytes(Archive);
        var content = Encoding.ASCII.GetString(bytes).LastIndexOf("xxx", StringComparison.Ordinal);
        File.WriteAllBytes(Archive, bytes[..(content - 40)]);
        Assert.Contains("entry \"f\" ends after ", TarRefusal());
    }

    [Fact]
    public void A_zip_is_unpacked_and_held_to_the_same_rules()
    {
        WriteZip("a/b.txt", "hello");
        new SafeArchive(limits).ExtractZip(Archive, Target, name => name);
        Assert.Equal("hello", File.ReadAllText(Path.Combine(Target, "a", "b.txt")));

        WriteZip("../evil.txt", "evil");
        Assert.Contains("points outside", ZipRefusal());

        File.WriteAllText(Archive, "no zip");
        Assert.Contains("not a whole zip", ZipRefusal());
    }

    [Fact]
    public void A_link_in_a_zip_is_refused()
    {
        WriteZip("link", "/etc/passwd", unixMode: 0xA1FF);
        Assert.Contains("only plain files", ZipRefusal());
    }

    private string TarRefusal() => Refusal(archive => archive.ExtractTar(Archive, Target, name => name));

    private string ZipRefusal() => Refusal(archive => archive.ExtractZip(Archive, Target, name => name));

    private string Refusal(Action<SafeArchive> extract) => Assert.Throws<DataException>(() => extract(new SafeArchive(limits))).Message;

    private static PaxTarEntry PlainFile(string name, string text) =>
        new(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.ASCII.GetBytes(text)) };

    private void WriteTar(params PaxTarEntry[] entries)
    {
        using var tar = new TarWriter(new FileStream(Archive, FileMode.Create));
        foreach (var entry in entries)
            tar.WriteEntry(entry);
    }

    /// <param name="name">of its one entry</param>
    /// <param name="text">the entry's content; a link's is where it points to</param>
    /// <param name="unixMode">kind and rights; 0x81A4 is a plain file, 0xA1FF a symbolic link</param>
    private void WriteZip(string name, string text, int unixMode = 0x81A4)
    {
        using var zip = new ZipArchive(new FileStream(Archive, FileMode.Create), ZipArchiveMode.Create);
        var entry = zip.CreateEntry(name);
        entry.ExternalAttributes = unixMode << 16;
        using var content = entry.Open();
        content.Write(Encoding.ASCII.GetBytes(text));
    }
}
