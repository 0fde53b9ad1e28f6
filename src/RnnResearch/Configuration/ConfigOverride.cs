using RnnResearch.Configuration.Nodes;

namespace RnnResearch.Configuration;

/// <summary>Values set on the command line as <c>key.path=value</c>, where a value is written as in YAML.</summary>
internal static class ConfigOverride
{
    /// <summary>The configuration with every override laid over it; that the keys exist is checked when they are read.</summary>
    public static ConfigMap Apply(ConfigMap config, IEnumerable<string> overrides, List<ConfigProblem> problems)
    {
        var seen = new HashSet<string>();
        foreach (var text in overrides)
        {
            var (path, value) = Split(text);
            if (value is null)
                Report(problems, text, "expected key.path=value, for example train.epochs=3");
            else if (path == ConfigSource.ExtendsKey)
                Report(problems, path, "cannot be set here; write a file that extends another one");
            else if (!seen.Add(path))
                Report(problems, path, "set twice; keep one of them");
            else if (Parse(path, value, problems) is { } node)
                config = Set(config, new ConfigEntry(path, SourceLocation.CommandLine, node));
        }
        return config;
    }

    /// <summary>The configuration with one value changed, the change's key being a dotted path.</summary>
    public static ConfigMap Set(ConfigMap config, ConfigEntry change) => Set(config, change.Key.Split('.'), change);

    private static (string Path, string? Value) Split(string text)
    {
        var cut = text.IndexOf('=', StringComparison.Ordinal);
        return cut < 1 || !KeyPath.IsDotted(text[..cut]) ? (text, null) : (text[..cut], text[(cut + 1)..]);
    }

    private static ConfigNode? Parse(string path, string value, List<ConfigProblem> problems)
    {
        var found = new List<ConfigProblem>();
        var node = YamlTree.ReadNode(value, SourceLocation.CommandLine.Source, found);
        problems.AddRange(found.Select(problem => problem with { Key = path, Location = SourceLocation.CommandLine }));
        if (found.Count > 0) return null;
        return node is null ? new ConfigScalar(SourceLocation.CommandLine, "", false) : Relocated(node);
    }

    private static ConfigMap Set(ConfigMap map, ReadOnlySpan<string> steps, ConfigEntry change)
    {
        var value = change.Value;
        if (steps.Length > 1)
        {
            var section = map.Find(steps[0])?.Value as ConfigMap ?? new ConfigMap(change.KeyLocation, []);
            value = Set(section, steps[1..], change);
        }
        var key = map.Find(steps[0]) is { } existing && steps.Length > 1 ? existing.KeyLocation : change.KeyLocation;
        return map.With(new ConfigEntry(steps[0], key, value));
    }

    private static ConfigNode Relocated(ConfigNode node) => node switch
    {
        ConfigMap map => new ConfigMap(SourceLocation.CommandLine, [.. map.Entries.Select(Relocated)]),
        ConfigList list => new ConfigList(SourceLocation.CommandLine, [.. list.Items.Select(Relocated)]),
        _ => node with { Location = SourceLocation.CommandLine },
    };

    private static ConfigEntry Relocated(ConfigEntry entry) =>
        new(entry.Key, SourceLocation.CommandLine, Relocated(entry.Value));

    private static void Report(List<ConfigProblem> problems, string key, string message) =>
        problems.Add(new(key, message) { Location = SourceLocation.CommandLine });
}
