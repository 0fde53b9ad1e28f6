using RnnResearch.Encodings;

namespace RnnResearch.Files;

/// <summary>
/// Reads files that have an end: opening a pipe waits for somebody to write into it, and a device such as <c>/dev/zero</c> never ends.
/// </summary>
public static class RegularFile
{
    /// <summary>The most that is read into memory at once; no configuration, vocabulary or picture comes near it.</summary>
    internal const long LongestWhole = 1L << 28;

    /// <summary>Opens a file for reading; a link to one is followed.</summary>
    /// <exception cref="FileNotFoundException">There is nothing of that name.</exception>
    /// <exception cref="InvalidDataException">It is something else than a file.</exception>
    public static FileStream Open(string path)
    {
        Require(path, Posix.KindOf(path, followLink: true));
        return File.OpenRead(path);
    }

    /// <summary>Reads a file as UTF-8 text; a link to one is followed.</summary>
    /// <exception cref="FileNotFoundException">There is nothing of that name.</exception>
    /// <exception cref="InvalidDataException">It is something else than a file, too long to be what it should be, or not UTF-8.</exception>
    public static string ReadAllText(string path) => ReadAllText(Open(path));

    /// <summary>Reads a file's bytes; a link to one is followed.</summary>
    /// <exception cref="FileNotFoundException">There is nothing of that name.</exception>
    /// <exception cref="InvalidDataException">It is something else than a file, or too long to be what it should be.</exception>
    public static byte[] ReadAllBytes(string path) => ReadAllBytes(Open(path));

    /// <summary>Refuses what is no regular file; what is missing is left to whoever opens it.</summary>
    internal static void Require(string path, FileKind found)
    {
        if (found is FileKind.Regular or FileKind.Missing) return;
        throw new InvalidDataException($"{path}: expected a file, found a {Name(found)}");
    }

    internal static string Name(FileKind kind) => kind switch
    {
        FileKind.Link => "symbolic link",
        FileKind.Regular => "file",
        _ => kind.ToString().ToLowerInvariant(),
    };

    /// <summary>The text of an open file, which is closed.</summary>
    internal static string ReadAllText(FileStream file) => StrictUtf8.Decode(ReadAllBytes(file), file.Name);

    /// <summary>The bytes of an open file, which is closed.</summary>
    internal static byte[] ReadAllBytes(FileStream file)
    {
        using var stream = Short(file);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static FileStream Short(FileStream file)
    {
        if (file.Length <= LongestWhole) return file;
        using (file) throw new InvalidDataException($"{file.Name}: expected at most {LongestWhole:N0} bytes, found {file.Length:N0}");
    }
}
