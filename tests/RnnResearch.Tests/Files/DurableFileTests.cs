using RnnResearch.Files;

namespace RnnResearch.Tests.Files;

public sealed class DurableFileTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public void A_file_is_replaced_and_nothing_is_left_beside_it()
    {
        DurableFile.Write(folder["a"], "one");
        DurableFile.Write(folder["a"], "two");
        Assert.Equal("two", File.ReadAllText(folder["a"]));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_disk_that_does_not_take_the_bytes_is_told_and_the_old_file_stays()
    {
        DurableFile.Write(folder["a"], "one");
        using (new BrokenDisk(path => path.EndsWith("a.tmp", StringComparison.Ordinal)))
            Assert.Contains(folder["a"], Assert.Throws<IOException>(() => DurableFile.Write(folder["a"], "two")).Message);
        Assert.Equal("one", File.ReadAllText(folder["a"]));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_failing_fsync_of_the_system_is_noticed()
    {
        using var pipe = new FileStream("/dev/null", FileMode.Open, FileAccess.Write); // a device has nothing to sync
        Assert.StartsWith("cannot fsync /dev/null: ", Assert.Throws<IOException>(() => Posix.Sync(pipe)).Message);
    }

    [Fact]
    public void No_link_is_written_through_neither_under_the_name_nor_under_the_temporary_one()
    {
        var (one, other) = (folder.Write("outside/one", "1"), folder.Write("outside/other", "2"));
        File.CreateSymbolicLink(folder["a"], one);
        File.CreateSymbolicLink(folder["a.tmp"], other);
        DurableFile.Write(folder["a"], "new");
        Assert.Equal("new", File.ReadAllText(folder["a"]));
        Assert.Equal(("1", "2"), (File.ReadAllText(one), File.ReadAllText(other)));
        Assert.Null(new FileInfo(folder["a"]).LinkTarget);
    }

    public void Dispose() => folder.Dispose();
}
