using RnnResearch.Configuration.Nodes;

namespace RnnResearch.Configuration;

/// <summary>
/// The files behind one experiment: NAME.yaml and, through <c>extends</c>, the files it is a delta over, merged into
/// one tree in which every value still knows its own file and line.
/// </summary>
/// <param name="folder">The folder that names refer to.</param>
/// <param name="problems">Takes what is wrong with the files.</param>
/// <param name="mayExtend">Whether a file may be a delta over others; that of a run stands alone.</param>
internal sealed class ConfigSource(string folder, List<ConfigProblem> problems, bool mayExtend = true)
{
    public const string ExtendsKey = "extends";

    private readonly string shownFolder = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    /// <summary>The merged tree of a file of the folder.</summary>
    public ConfigMap Read(string name) => Read(name, []);

    private ConfigMap Read(string name, IReadOnlyList<string> chain)
    {
        var path = PathOf(folder, name);
        var tree = YamlTree.Read(ConfigText.Read(path, Display(path)), Display(path), problems);
        if (tree.Find(ExtendsKey) is not { } extends) return tree;

        var delta = tree.Without(ExtendsKey);
        return BaseOf(extends, [.. chain, name]) is { } baseName
            ? Read(baseName, [.. chain, name]).MergedWith(delta)
            : delta;
    }

    private string? BaseOf(ConfigEntry extends, IReadOnlyList<string> chain)
    {
        if (!mayExtend) return Report(extends, "the configuration of a run extends no other; remove this line");
        if (extends.Value is not ConfigScalar { IsNull: false, Text: var name })
            return Report(extends, $"expected the name of another experiment, found {extends.Value.Describe()}");
        if (chain.Contains(name))
            return Report(extends, $"goes in a circle: {string.Join(" -> ", chain)} -> {name}; remove one extends");
        if (!NamesIn(folder).Contains(name))
            return Report(extends, $"there is no {shownFolder}/{name}.yaml{Suggestion.Clause(name, NamesIn(folder))}");
        return name;
    }

    public static string PathOf(string folder, string name) => Path.Combine(folder, name + ".yaml");

    /// <summary>The names of a folder's files, those in its folders as <c>folder/name</c>.</summary>
    public static IEnumerable<string> NamesIn(string folder) =>
        Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Select(path => Path.ChangeExtension(Path.GetRelativePath(folder, path), null).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    /// <summary>The path as a reader knows it: from the folder's parent down, as in <c>experiments/name.yaml</c>.</summary>
    private string Display(string path)
    {
        var parent = Path.GetDirectoryName(Path.GetFullPath(folder)) ?? folder;
        return Path.GetRelativePath(parent, Path.GetFullPath(path));
    }

    private string? Report(ConfigEntry extends, string message)
    {
        problems.Add(new(ExtendsKey, message) { Location = extends.Value.Location });
        return null;
    }
}
