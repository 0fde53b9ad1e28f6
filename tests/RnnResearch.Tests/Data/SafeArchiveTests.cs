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

    [Theory]
    [InlineData('S', "00000000005\0")] // sparse, of GNU tar
    [InlineData('0', "\u0080\0\0\0\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff")] // a size in base 256, beyond 63 bits
    [InlineData('0', "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00fe")] // the same, below 0
    [InlineData('0', "\u0080\0\0\0\u007f\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff")] // the longest
    [InlineData('0', "77777777777\0")] // 8 GiB
    [InlineData('0', "0000000000x\0")]
    [InlineData('x', "00000000005\0")] // extended attributes that are none
    [InlineData('L', "77777777777\0")] // a name of 8 GiB
    public void What_a_tar_says_that_cannot_be_is_refused_with_its_entry(char type, string size)
    {
        File.WriteAllBytes(
            Archive, [.. Entry("first", '0', "00000000002\0", "ab"), .. Entry("second", type, size, "hello"), .. new byte[1024]]);
        var refusal = TarRefusal();
        Assert.StartsWith($"{Archive}: ", refusal);
        Assert.Matches("entry (behind \"first\"|\"second\")", refusal);
    }

    [Fact]
    public void A_name_that_no_disk_takes_is_refused_with_its_entry()
    {
        WriteTar(PlainFile(new string('n', 300), "x"));
        Assert.Contains($"entry \"{new string('n', 300)}\" cannot become ", TarRefusal());
    }

    [Fact]
    public void A_zip_entry_that_holds_more_than_it_says_is_not_cut()
    {
        WriteZip("big", new string('x', 1_000_000));
        Patch(1_000_000, 10);
        Assert.Contains("entry \"big\" ", ZipRefusal());
    }

    [Fact]
    public void A_zip_entry_that_is_not_what_was_packed_is_refused()
    {
        WriteZip("f", "hello", level: CompressionLevel.NoCompression);
        var bytes = File.ReadAllBytes(Archive);
        bytes[bytes.AsSpan().IndexOf("hello"u8)] = (byte)'j';
        File.WriteAllBytes(Archive, bytes);
        Assert.Contains("entry \"f\" has the checksum ", ZipRefusal());
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

    /// <summary>A header and its content as they lie in a tar, whatever they say.</summary>
    private static byte[] Entry(string name, char type, string size, string content)
    {
        var block = new byte[1024];
        void Put(int at, string text) => Encoding.Latin1.GetBytes(text).CopyTo(block, at);
        Put(0, name);
        Put(100, "0000644\0");
        Put(108, "0000000\0");
        Put(116, "0000000\0");
        Put(124, size);
        Put(136, "00000000000\0");
        Put(148, "        ");
        Put(156, $"{type}");
        Put(257, "ustar\000");
        Put(148, $"{Convert.ToString(block.Take(512).Sum(value => value), 8).PadLeft(6, '0')}\0 ");
        Put(512, content);
        return block;
    }

    /// <summary>Writes another number wherever the archive has one.</summary>
    private void Patch(int from, int to)
    {
        var bytes = File.ReadAllBytes(Archive);
        for (int at; (at = bytes.AsSpan().IndexOf(BitConverter.GetBytes(from))) >= 0;)
            BitConverter.GetBytes(to).CopyTo(bytes, at);
        File.WriteAllBytes(Archive, bytes);
    }

    private void WriteTar(params PaxTarEntry[] entries)
    {
        using var tar = new TarWriter(new FileStream(Archive, FileMode.Create));
        foreach (var entry in entries)
            tar.WriteEntry(entry);
    }

    /// <param name="name">of its one entry</param>
    /// <param name="text">the entry's content; a link's is where it points to</param>
    /// <param name="unixMode">kind and rights; 0x81A4 is a plain file, 0xA1FF a symbolic link</param>
    /// <param name="level">how the content is packed</param>
    private void WriteZip(string name, string text, int unixMode = 0x81A4, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var zip = new ZipArchive(new FileStream(Archive, FileMode.Create), ZipArchiveMode.Create);
        var entry = zip.CreateEntry(name, level);
        entry.ExternalAttributes = unixMode << 16;
        using var content = entry.Open();
        content.Write(Encoding.ASCII.GetBytes(text));
    }
}
