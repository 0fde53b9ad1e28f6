using System.IO.Compression;

namespace RnnResearch.Data.Text;

/// <summary>Finds the files of a text and opens them, plain or gzip.</summary>
internal static class TextFiles
{
    /// <summary>The file, or every file below the folder in ordinal order of its path; hidden files and folders are left out.</summary>
    public static IReadOnlyList<TextSource> At(string path)
    {
        if (File.Exists(path))
            return [Source(path)];
        if (!Directory.Exists(path))
            throw new DataException(
                $"{path}: no such file or folder. data.path names a UTF-8 text file (plain or gzip), or a folder of such files.");
        var names = Below(path);
        if (names.Count == 0)
            throw new DataException(
                $"{path}: no file in this folder (hidden ones do not count). "
                + "Put UTF-8 text files into it, or set data.path to another.");
        return [.. names.Select(name => Source(Path.Combine(path, name)))];
    }

    private static TextSource Source(string path) => new(path, () => Open(path));

    /// <summary>Paths relative to the folder; written with slashes, so that their order is the same everywhere.</summary>
    private static List<string> Below(string folder)
    {
        var everything = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.Hidden,
            IgnoreInaccessible = false,
        };
        return [.. Directory.EnumerateFiles(folder, "*", everything)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(name => !name.Split('/').Any(part => part.StartsWith('.')))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>The content: gzip is known by its first two bytes, whatever the file is called.</summary>
    private static Stream Open(string path)
    {
        var file = File.OpenRead(path);
        if (!file.CanSeek)
        {
            file.Dispose();
            throw new DataException($"{path} is a stream, which can be read only once. rnn train keeps it in a file; elsewhere name one.");
        }
        var isGzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return isGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
    }
}
