using System.Text;

namespace RnnResearch.Training;

/// <summary>Files that are either as they were or wholly as they should be, whenever the power goes.</summary>
public static class DurableFile
{
    /// <summary>Replaces a text file in one step.</summary>
    public static void Write(string path, string text)
    {
        var temporary = path + ".tmp";
        WriteAndSync(temporary, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
        File.Move(temporary, path, overwrite: true);
        Posix.SyncFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Writes a new file and returns when its bytes are on the disk; not atomic by itself.</summary>
    internal static void WriteAndSync(string path, Action<Stream> write)
    {
        using var stream = File.Create(path);
        write(stream);
        stream.Flush(flushToDisk: true);
    }
}
