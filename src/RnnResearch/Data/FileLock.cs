using System.Text;
using RnnResearch.Files;

namespace RnnResearch.Data;

/// <summary>
/// A lock that one process at a time holds, and that goes with the process however it ends. The file itself stays and means nothing; one
/// beside it says who holds it, for a file that is locked cannot be read.
/// </summary>
public sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.2);

    /// <summary>
    /// What the system answers when another process holds it: EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows.
    /// </summary>
    private static readonly int[] Taken = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream file;
    private readonly string holder;

    private FileLock(string path, FileMode mode = FileMode.OpenOrCreate)
    {
        RegularFile.Require(path, Posix.KindOf(path, followLink: false)); // a link may come with a stranger's run
        file = new FileStream(path, mode, FileAccess.ReadWrite, FileShare.None);
        holder = HolderFile(path);
        File.Delete(holder);
        using var note = new FileStream(holder, FileMode.CreateNew);
        note.Write(Encoding.UTF8.GetBytes($"process {Environment.ProcessId} on {Environment.MachineName}"));
    }

    /// <param name="path">the file, in an existing folder; made when missing</param>
    /// <param name="taken">what to say when another process holds it; which one it is follows in brackets</param>
    /// <exception cref="IOException">Another process holds it, or the file cannot be opened.</exception>
    public static FileLock Take(string path, string taken)
    {
        try
        {
            return new FileLock(path);
        }
        catch (IOException error) when (Taken.Contains(error.HResult))
        {
            throw new IOException($"{taken} ({HolderOf(path)})", error);
        }
    }

    /// <summary>Makes the file and takes it; null where there is one of that name.</summary>
    /// <param name="path">the file, in an existing folder</param>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public static FileLock? Claim(string path)
    {
        try
        {
            return new FileLock(path, FileMode.CreateNew);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <summary>Whether a process holds it at this moment; nothing is made or changed.</summary>
    public static bool IsHeld(string path)
    {
        if (Posix.KindOf(path, followLink: false) != FileKind.Regular) return false;
        try
        {
            using var look = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (IOException error) when (Taken.Contains(error.HResult))
        {
            return true;
        }
    }

    /// <summary>Takes it as soon as no other process holds it.</summary>
    /// <param name="path">the file, in an existing folder; made when missing</param>
    /// <param name="waiting">hears once which process there is to wait for</param>
    /// <param name="cancel">ends the waiting</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static FileLock Await(string path, Action<string> waiting, CancellationToken cancel = default)
    {
        for (var told = false; ; cancel.WaitHandle.WaitOne(Pause))
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                return new FileLock(path);
            }
            catch (IOException error) when (Taken.Contains(error.HResult))
            {
                if (!told) waiting(HolderOf(path));
                told = true;
            }
        }
    }

    public void Dispose()
    {
        File.Delete(holder);
        file.Dispose();
    }

    private static string HolderFile(string path) => path + ".holder";

    private static string HolderOf(string path)
    {
        try
        {
            return RegularFile.ReadAllText(HolderFile(path)) is { Length: > 0 } holder ? holder : "another process";
        }
        catch (Exception error) when (error is IOException or InvalidDataException) // it has just come or is just going
        {
            return "another process";
        }
    }
}
