using RnnResearch.Data;

namespace RnnResearch.Tests.Data;

public class FileLockTests
{
    [Fact]
    public void One_holds_it_until_it_is_disposed()
    {
        using var folder = new TempFolder();
        using (FileLock.Take(folder["lock"], "taken"))
            Assert.Equal(
                $"taken (process {Environment.ProcessId} on {Environment.MachineName})",
                Assert.Throws<IOException>(() => FileLock.Take(folder["lock"], "taken")).Message);
        FileLock.Take(folder["lock"], "taken").Dispose();
        Assert.Equal([folder["lock"]], Directory.EnumerateFiles(folder.Path));
    }

    [Fact]
    public async Task Who_waits_for_it_says_so_once_and_gets_it()
    {
        using var folder = new TempFolder();
        var held = FileLock.Take(folder["lock"], "taken");
        var told = new TaskCompletionSource<string>();
        var released = false;
        var gotItAfterwards = Task.Run(() =>
        {
            using var mine = FileLock.Await(folder["lock"], told.SetResult);
            return Volatile.Read(ref released);
        });
        Assert.Equal($"process {Environment.ProcessId} on {Environment.MachineName}", await told.Task.WaitAsync(TimeSpan.FromMinutes(1)));
        Volatile.Write(ref released, true);
        held.Dispose();
        Assert.True(await gotItAfterwards.WaitAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void Waiting_can_be_ended()
    {
        using var folder = new TempFolder();
        using var held = FileLock.Take(folder["lock"], "taken");
        using var cancel = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => FileLock.Await(folder["lock"], _ => cancel.Cancel(), cancel.Token));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_said_to_be_so()
    {
        using var folder = new TempFolder();
        Assert.Throws<DirectoryNotFoundException>(() => FileLock.Take(folder["none/lock"], "taken"));
        Assert.Throws<DirectoryNotFoundException>(() => FileLock.Await(folder["none/lock"], _ => { }));
    }
}
