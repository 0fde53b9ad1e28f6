using RnnResearch.Data;

namespace RnnResearch.Experiments.Captioning;

/// <summary>The pictures that a command line names.</summary>
internal static class PhotoFiles
{
    /// <summary>A file is itself, whatever it is; a folder stands for the JPEG and PNG files right in it, by name.</summary>
    /// <exception cref="DataException">The folder has none.</exception>
    public static IReadOnlyList<string> Of(string path)
    {
        if (!Directory.Exists(path)) return [path];
        string[] files = [.. Directory.EnumerateFiles(path)
            .Where(file => ImageFiles.Endings.Contains(Path.GetExtension(file).ToLowerInvariant()) && Path.GetFileName(file)[0] != '.')
            .Order(StringComparer.Ordinal)];
        return files.Length > 0 ? files : throw new DataException($"{path}: no JPEG or PNG file is in this folder");
    }
}
