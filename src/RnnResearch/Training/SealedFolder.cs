using System.Text.Json;

namespace RnnResearch.Training;

/// <summary>
/// A folder of files that exists wholly or not at all. It is written under a temporary name, each file flushed to the disk,
/// <c>manifest.json</c> with every size and SHA-256 last, and then renamed; reading verifies it first.
/// </summary>
internal static class SealedFolder
{
    public const string ManifestName = "manifest.json";

    /// <summary>What a save that did not finish leaves behind ends so.</summary>
    public const string TemporarySuffix = ".tmp";

    /// <summary>Writes a folder from its files' contents; one of the same name is replaced.</summary>
    public static void Write(string path, IReadOnlyDictionary<string, Action<Stream>> files)
    {
        var temporary = path + TemporarySuffix;
        if (Directory.Exists(temporary)) Directory.Delete(temporary, recursive: true);
        Directory.CreateDirectory(temporary);

        foreach (var (name, write) in files) DurableFile.WriteAndSync(Path.Combine(temporary, name), write);
        SealedFile Seal(string name) => SealedFile.Of(Path.Combine(temporary, name));
        var manifest = files.Keys.Order(StringComparer.Ordinal).ToDictionary(name => name, Seal);
        DurableFile.WriteAndSync(
            Path.Combine(temporary, ManifestName), stream => JsonSerializer.Serialize(stream, manifest, JsonFile.Options));
        Posix.SyncFolder(temporary);

        var old = path + ".old" + TemporarySuffix;
        if (Directory.Exists(path)) Directory.Move(path, old);
        Directory.Move(temporary, path);
        Posix.SyncFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (Directory.Exists(old)) Directory.Delete(old, recursive: true);
    }

    /// <summary>What is wrong with a folder, in words: nothing when every file is as its manifest says.</summary>
    public static IReadOnlyList<string> Damages(string path)
    {
        var manifestPath = Path.Combine(path, ManifestName);
        if (!File.Exists(manifestPath)) return [$"{manifestPath}: missing, so the folder was never finished"];
        try
        {
            var manifest = JsonFile.Read<Dictionary<string, SealedFile>>(manifestPath);
            return [.. manifest.Select(file => Damage(Path.Combine(path, file.Key), file.Value)).OfType<string>()];
        }
        catch (InvalidDataException error)
        {
            return [error.Message];
        }
    }

    private static string? Damage(string path, SealedFile expected)
    {
        if (!File.Exists(path)) return $"{path}: expected {expected}, found no such file";
        var actual = SealedFile.Of(path);
        return actual == expected ? null : $"{path}: expected {expected}, found {actual}";
    }
}
