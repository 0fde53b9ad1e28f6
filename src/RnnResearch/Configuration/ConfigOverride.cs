using RnnResearch.Configuration.Binding;
using RnnResearch.Configuration.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace RnnResearch.Configuration;

/// <summary>
/// Values set on the command line as <c>key.path=value</c>. All that stands behind the first <c>=</c> is the value, letter by letter;
/// only a list or a section is read as YAML: <c>compare=[a, b]</c>.
/// </summary>
/// <param name="root">the record that the keys are of; null when it is not known</param>
/// <param name="problems">takes what is wrong with the overrides</param>
internal sealed class ConfigOverride(RecordShape? root, List<ConfigProblem> problems)
{
    /// <summary>The configuration with every override laid over it; that the keys exist is checked when they are read.</summary>
    public ConfigMap Apply(ConfigMap config, IEnumerable<string> overrides)
    {
        var seen = new HashSet<string>();
        foreach (var text in overrides)
        {
            var (path, value) = Split(text);
            if (value is null)
                Report(text, "expected key.path=value, for example train.epochs=3");
            else if (path is ConfigSource.ExtendsKey)
                Report(path, "cannot be set here; write a file that extends another one");
            else if (!seen.Add(path))
                Report(path, "set twice; keep one of them");
            else if (value.Length == 0 && root?.At(path) is { Nullable: true })
                Report(path, "expected a value behind the =, found nothing; leave it out for the default, or write null for none");
            else if (Read(path, value) is { } node)
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

    /// <summary>The value as its key's type has it.</summary>
    private ConfigNode? Read(string path, string value) => root?.At(path) switch
    {
        null => Literal(value, isText: false),
        { IsScalar: false } => Structure(path, value),
        { Kind: ValueKind.Text } text => Literal(value, isText: !(text.Nullable && value == "null")),
        _ => Literal(value, isText: false),
    };

    private static ConfigScalar Literal(string value, bool isText) => new(SourceLocation.CommandLine, value, isText);

    private ConfigNode? Structure(string path, string value)
    {
        var found = new List<ConfigProblem>();
        var node = YamlTree.ReadNode(value, SourceLocation.CommandLine.Source, found);
        if (found.Count == 0 && node is ConfigList or ConfigMap && HoldsComment(value))
            found.Add(new("", "a # behind a blank begins a comment; put the value with it in quotes, as in [\"a #1\"]"));
        problems.AddRange(found.Select(problem => problem with { Key = path, Location = SourceLocation.CommandLine }));
        if (found.Count > 0) return null;
        return node is ConfigList or ConfigMap ? Relocated(node) : Literal(value, isText: false);
    }

    private static bool HoldsComment(string yaml)
    {
        var scanner = new Scanner(new StringReader(yaml), skipComments: false);
        while (scanner.MoveNext())
            if (scanner.Current is Comment) return true;
        return false;
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

    private void Report(string key, string message) => problems.Add(new(key, message) { Location = SourceLocation.CommandLine });
}
