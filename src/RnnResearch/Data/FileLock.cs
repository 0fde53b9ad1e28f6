namespace RnnResearch.Data;

/// <summary>
/// A lock that one process at a time holds, and that goes with the process however it ends. The file itself stays and means nothing.
/// </summary>
public sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.2);

    /// <summary>
    /// What the system answers when another process holds it: EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows.
    /// </summary>
    private static readonly int[] Taken = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream file;

    private FileLock(string path, FileMode mode = FileMode.OpenOrCreate) =>
        file = new FileStream(path, mode, FileAccess.ReadWrite, FileShare.None);

    /// <param name="path">the file, in an existing folder; made when missing</param>
    /// <param name="taken">what to say when another process holds it</param>
    /// <exception cref="IOException">Another process holds it, or the file cannot be opened.</exception>
    public static FileLock Take(string path, string taken)
    {
        try
        {
            return new FileLock(path);
        }
        catch (IOException error) when (Taken.Contains(error.HResult))
        {
            throw new IOException(taken, error);
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

    /// <summary>Takes it as soon as no other process holds it.</summary>
    /// <param name="path">the file, in an existing folder; made when missing</param>
    /// <param name="waiting">called once when there is something to wait for</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static FileLock Await(string path, Action waiting)
    {
        for (var told = false; ; Thread.Sleep(Pause))
        {
            try
            {
                return new FileLock(path);
            }
            catch (IOException error) when (Taken.Contains(error.HResult))
            {
                if (!told) waiting();
                told = true;
            }
        }
    }

    public void Dispose() => file.Dispose();
}
