using System.Text;

namespace RnnResearch.Files;

/// <summary>Files that are either as they were or wholly as they should be, whenever the power goes.</summary>
public static class DurableFile
{
    /// <summary>What an interrupted write leaves behind ends so.</summary>
    public const string TemporarySuffix = ".tmp";

    /// <summary>Replaces a text file in one step.</summary>
    /// <exception cref="IOException">It cannot be written; what was there is there as before.</exception>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Replaces a file in one step.</summary>
    /// <exception cref="IOException">It cannot be written; what was there is there as before.</exception>
    public static void Write(string path, byte[] bytes) => Write(path, stream => stream.Write(bytes));

    /// <summary>Replaces a file in one step; where a link stands in its place, the link is replaced, not what it points to.</summary>
    /// <exception cref="IOException">It cannot be written; what was there is there as before.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var temporary = path + TemporarySuffix;
        File.Delete(temporary);
        try
        {
            WriteAndSync(temporary, write);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary); // a full disk needs the room
            throw;
        }
        Posix.SyncFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Writes a file that must not be there yet and returns when its bytes are on the disk; not atomic by itself.</summary>
    internal static void WriteAndSync(string path, Action<Stream> write)
    {
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        write(stream);
        Posix.Sync(stream);
    }
}
