using System.Security.Cryptography;

namespace RnnResearch.Data.Text;

/// <summary>
/// A text that can be read only once: standard input, a pipe. It is kept in a file under its own hash, so that resuming and evaluating
/// find it.
/// </summary>
public static class PipedText
{
    private const string StandardInput = "-";

    /// <summary>What stands for something else each time it is opened, even where it is a file at present.</summary>
    private static readonly string[] Elsewhere = ["/dev/", "/proc/"];

    /// <summary>Reads a stream to its end and keeps it below the data folder; a file or a folder stays where it is.</summary>
    /// <param name="path">of a text; <c>-</c> is standard input</param>
    /// <param name="log">hears where it is kept</param>
    /// <returns>the file that it is in now, null where the path is that of a file or a folder, or of nothing</returns>
    public static string? Keep(string path, Action<string> log)
    {
        ArgumentNullException.ThrowIfNull(log);
        using var stream = Open(path);
        if (stream is null) return null;
        var folder = Directory.CreateDirectory(Path.Combine(DataRoot.Folder, "streams")).FullName;
        var part = Path.Combine(folder, $"{Guid.NewGuid():N}.part");
        try
        {
            var (hash, bytes) = Copy(stream, part);
            var kept = Path.Combine(folder, hash + ".txt");
            File.Move(part, kept, overwrite: true);
            log($"data.path: the {bytes:N0} bytes of {(path == StandardInput ? "standard input" : path)} are kept in {kept}");
            return kept;
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static Stream? Open(string path)
    {
        if (path == StandardInput) return Console.OpenStandardInput();
        if (!File.Exists(path)) return null;
        var stream = File.OpenRead(path);
        if (!stream.CanSeek || Elsewhere.Any(start => Path.GetFullPath(path).StartsWith(start, StringComparison.Ordinal))) return stream;
        stream.Dispose();
        return null;
    }

    private static (string Hash, long Bytes) Copy(Stream stream, string to)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var file = File.Create(to);
        var buffer = new byte[1 << 16];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
            file.Write(buffer, 0, read);
        }
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), file.Length);
    }
}
