using RnnResearch.Torch;
using TorchSharp;

namespace RnnResearch.Tests.Torch;

/// <summary>The package's own library beside this program, and what damage makes of it.</summary>
public sealed class SymbolVersionsTests
{
    private const string Version = "GLIBCXX_3.4.32";
    private const string Symbol = "_ZSt21ios_base_library_initv";
    private static readonly string? Path = Library("libLibTorchSharp.so");

    [LinuxFact]
    public void One_flag_of_one_entry_is_set()
    {
        var (before, after) = (File.ReadAllBytes(Path!), File.ReadAllBytes(Path!));
        Assert.True(SymbolVersions.MakeOptional(after, Version, Symbol));
        var changed = Enumerable.Range(0, before.Length).Where(i => before[i] != after[i]).ToList();
        Assert.Equal((0, 2), (before[Assert.Single(changed)], after[changed[0]])); // VER_FLG_WEAK
        Assert.True(SymbolVersions.MakeOptional(after, Version, Symbol)); // and stays
    }

    [LinuxFact]
    public void A_version_that_is_used_stays_wanted()
    {
        LeftAlone(File.ReadAllBytes(Path!), "GLIBCXX_3.4.21", Symbol); // of many symbols
        LeftAlone(File.ReadAllBytes(Path!), "GCC_3.0", "_Unwind_Resume"); // of one, which is called
        LeftAlone(File.ReadAllBytes(Path!), Version, "another");
        LeftAlone(File.ReadAllBytes(Path!), "GLIBCXX_9", Symbol);
        LeftAlone(File.ReadAllBytes(Library("libc10.so")!), Version, Symbol);
    }

    [Fact]
    public void What_is_no_ELF_file_is_left_alone()
    {
        byte[] magic = [.. "\u007fELF\u0002\u0001"u8];
        foreach (var image in new[] { [], [0x7f], magic, new byte[4096], File.ReadAllBytes(typeof(torch).Assembly.Location) })
            LeftAlone(image, Version, Symbol);
    }

    [LinuxFact]
    public void A_damaged_file_is_left_alone_or_understood()
    {
        var image = File.ReadAllBytes(Path!);
        foreach (var length in new[] { 64, 1000, 100_000, image.Length - 2000 }) LeftAlone(image[..length], Version, Symbol);

        // Rubbish in the header, in the table of sections and in .gnu.version_r: whatever it makes of it, no exception.
        (int, int)[] places = [(16, 64), (image.Length - (31 * 64), image.Length), (0x3f8f0, 0x3fb00)];
        var random = new Random(1);
        for (var i = 0; i < 300; i++)
        {
            var damaged = (byte[])image.Clone();
            for (var n = random.Next(1, 4); n > 0; n--)
            {
                var (from, to) = places[random.Next(places.Length)];
                damaged[random.Next(from, to)] = (byte)random.Next(256);
            }
            SymbolVersions.MakeOptional(damaged, Version, Symbol);
        }
    }

    [LinuxFact]
    public void A_file_that_is_cut_off_is_seen()
    {
        using var folder = new TempFolder();
        var image = File.ReadAllBytes(Path!);
        File.WriteAllBytes(folder["whole"], image);
        File.WriteAllBytes(folder["part"], image[..^1]);
        File.WriteAllBytes(folder["head"], image[..100]);
        File.WriteAllBytes(folder["empty"], []);
        Assert.False(SymbolVersions.IsCutOff(folder["whole"]));
        Assert.True(SymbolVersions.IsCutOff(folder["part"]));
        Assert.True(SymbolVersions.IsCutOff(folder["head"]));
        Assert.False(SymbolVersions.IsCutOff(folder["empty"])); // the loader says so itself
    }

    private static void LeftAlone(byte[] image, string version, string symbol)
    {
        var before = (byte[])image.Clone();
        Assert.False(SymbolVersions.MakeOptional(image, version, symbol));
        Assert.Equal(before, image);
    }

    private static string? Library(string file) => Directory.EnumerateFiles(AppContext.BaseDirectory, file).FirstOrDefault();

    /// <summary>Runs where the package brings a library for Linux.</summary>
    private sealed class LinuxFactAttribute : FactAttribute
    {
        public LinuxFactAttribute() => Skip = Path is null ? "this is not Linux on x64" : null;
    }
}
