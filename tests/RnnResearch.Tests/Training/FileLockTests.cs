using RnnResearch.Training;

namespace RnnResearch.Tests.Training;

public class FileLockTests
{
    [Fact]
    public void One_holds_it_until_it_is_disposed()
    {
        using var folder = new TempFolder();
        using (FileLock.Take(folder["lock"], "taken"))
            Assert.StartsWith("taken (", Assert.Throws<IOException>(() => FileLock.Take(folder["lock"], "taken")).Message);
        FileLock.Take(folder["lock"], "taken").Dispose();
    }

    [Fact]
    public void A_folder_that_is_not_there_is_said_to_be_so()
    {
        using var folder = new TempFolder();
        Assert.Throws<DirectoryNotFoundException>(() => FileLock.Take(folder["none/lock"], "taken"));
    }
}
