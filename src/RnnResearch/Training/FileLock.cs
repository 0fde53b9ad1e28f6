namespace RnnResearch.Training;

/// <summary>A lock that one process at a time holds, and that goes with the process however it ends. The file itself stays and means nothing.</summary>
public sealed class FileLock : IDisposable
{
    private readonly FileStream file;

    private FileLock(FileStream file) => this.file = file;

    /// <param name="path">the file, in an existing folder; made when missing</param>
    /// <param name="taken">what to say when another process holds it</param>
    /// <exception cref="IOException">Another process holds it, or the file cannot be opened.</exception>
    public static FileLock Take(string path, string taken)
    {
        try
        {
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException error) when (error is not (DirectoryNotFoundException or PathTooLongException))
        {
            throw new IOException($"{taken} ({error.Message})", error);
        }
    }

    public void Dispose() => file.Dispose();
}
