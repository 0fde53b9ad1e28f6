namespace RnnResearch.Data;

/// <summary>
/// The one name of each image in a folder, however rows spell it: <c>./a.png</c>, <c>sub/../a.png</c> and, where the disk takes them
/// for the same, <c>A.PNG</c> are all <c>a.png</c>; an accented letter may be one character or two.
/// </summary>
internal sealed class ImageNames(string folder)
{
    private readonly string root = Path.GetFullPath(folder);
    private readonly Dictionary<string, HashSet<string>> entries = [];
    private readonly Dictionary<string, string?> found = [];

    /// <summary>The path relative to the folder, with slashes, as the disk spells it where it is there; null when it leads out.</summary>
    public string? Of(string spelled)
    {
        if (!found.TryGetValue(spelled, out var name)) found[spelled] = name = Find(spelled);
        return name;
    }

    private string? Find(string spelled)
    {
        if (spelled.Length == 0 || spelled.Contains('\0')) return spelled; // no path at all
        if (Path.IsPathRooted(spelled)) return null;
        var relative = Path.GetRelativePath(root, Path.GetFullPath(Path.Combine(root, spelled)));
        var parts = relative.Split(Path.DirectorySeparatorChar);
        if (parts[0] == ".." || Path.IsPathRooted(relative)) return null;
        var at = root;
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = OnDisk(at, parts[i]);
            at = Path.Combine(at, parts[i]);
        }
        return string.Join('/', parts);
    }

    private string OnDisk(string parent, string name)
    {
        if (!entries.TryGetValue(parent, out var here)) entries[parent] = here = EntriesOf(parent);
        if (here.Contains(name)) return name;
        var isThere = Path.Exists(Path.Combine(parent, name)); // then the disk takes it for one of its entries
        var comparison = isThere ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var composed = ComposedText.Of(name);
        return here.FirstOrDefault(entry => ComposedText.Of(entry).Equals(composed, comparison)) ?? name;
    }

    private static HashSet<string> EntriesOf(string folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path))] : [];
}
