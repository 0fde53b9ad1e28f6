using System.Text.Json;
using RnnResearch.Files;

namespace RnnResearch.Training;

/// <summary>
/// A folder of files that exists wholly or not at all. It is written under a temporary name, each file flushed to the disk,
/// <c>manifest.json</c> with every size and SHA-256 last, and then renamed; reading verifies it first.
/// </summary>
internal static class SealedFolder
{
    public const string ManifestName = "manifest.json";

    /// <summary>What a save that did not finish leaves behind ends so.</summary>
    public const string TemporarySuffix = DurableFile.TemporarySuffix;

    /// <summary>A folder whose replacement was interrupted waits under this name; it is whole if there is none of its own.</summary>
    public const string ReplacedSuffix = ".old" + TemporarySuffix;

    /// <summary>Writes a folder from its files' contents; one of the same name is replaced.</summary>
    /// <exception cref="IOException">It cannot be written; what was there is there as before.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, Action<Stream>> files)
    {
        var temporary = path + TemporarySuffix;
        RunFile.DeleteFolder(temporary);
        Directory.CreateDirectory(temporary);

        foreach (var (name, write) in files) DurableFile.WriteAndSync(Path.Combine(temporary, name), write);
        SealedFile Seal(string name) => SealedFile.Of(Path.Combine(temporary, name));
        var manifest = files.Keys.Order(StringComparer.Ordinal).ToDictionary(name => name, Seal);
        DurableFile.WriteAndSync(
            Path.Combine(temporary, ManifestName), stream => JsonSerializer.Serialize(stream, manifest, JsonFile.Options));
        Posix.SyncFolder(temporary);

        var replaced = Place(temporary, path);
        Posix.SyncFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (replaced is not null) RunFile.DeleteFolder(replaced);
    }

    /// <summary>Reads a folder whose files are as its manifest says, and which is still the same one afterwards.</summary>
    /// <param name="path">the folder</param>
    /// <param name="read">gets the names of its files; what the manifest does not list is not among them</param>
    /// <exception cref="InvalidDataException">A file is missing, truncated or altered, or the folder was replaced meanwhile.</exception>
    public static T Read<T>(string path, Func<IReadOnlyCollection<string>, T> read)
    {
        var manifest = Manifest(path);
        var damages = manifest.Select(file => Damage(path, file.Key, file.Value)).OfType<string>().ToList();
        if (damages.Count > 0) throw new InvalidDataException(string.Join(Environment.NewLine, damages));
        var content = read(manifest.Keys);
        if (!manifest.SequenceEqual(Manifest(path))) throw new InvalidDataException($"{path}: was replaced while it was read");
        return content;
    }

    /// <summary>Tells a folder from the one that replaces it under the same name; empty where there is none that was finished.</summary>
    public static string Identity(string path)
    {
        try
        {
            return string.Concat(Manifest(path));
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            return ""; // whoever reads it hears why
        }
    }

    /// <summary>Renames a finished folder to its place.</summary>
    /// <returns>where what it has replaced is now, or null where there was nothing</returns>
    private static string? Place(string finished, string path)
    {
        if (Posix.KindOf(path, followLink: false) == FileKind.Missing)
        {
            Directory.Move(finished, path);
            return null;
        }
        if (Posix.TryExchange(finished, path)) return finished;
        var old = path + ReplacedSuffix;
        RunFile.DeleteFolder(old);
        Directory.Move(path, old);
        Directory.Move(finished, path);
        return old;
    }

    private static Dictionary<string, SealedFile?> Manifest(string path)
    {
        var manifest = Path.Combine(path, ManifestName);
        if (!RunFile.HasFolder(path) || Posix.KindOf(manifest, followLink: false) == FileKind.Missing)
            throw new InvalidDataException($"{manifest}: missing, so the folder was never finished");
        return JsonFile.Read<Dictionary<string, SealedFile?>>(manifest);
    }

    private static string? Damage(string folder, string name, SealedFile? expected)
    {
        var path = Path.Combine(folder, name);
        if (!PlainName.Is(name) || expected is null)
            return $"{Path.Combine(folder, ManifestName)} is damaged: "
                + $"expected a file of this folder with its size and SHA-256, found \"{name}\"";
        switch (Posix.KindOf(path, followLink: false))
        {
            case FileKind.Missing: return $"{path}: expected {expected}, found no such file";
            case FileKind.Regular: break;
            case var other: return $"{path}: expected {expected}, found a {RegularFile.Name(other)}";
        }
        var actual = SealedFile.Of(path);
        return actual == expected ? null : $"{path}: expected {expected}, found {actual}";
    }
}
