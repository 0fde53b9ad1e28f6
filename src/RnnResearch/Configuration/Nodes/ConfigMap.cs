namespace RnnResearch.Configuration.Nodes;

/// <summary>Keys with their values in the order written; no key occurs twice.</summary>
internal sealed record ConfigMap(SourceLocation Location, IReadOnlyList<ConfigEntry> Entries) : ConfigNode(Location)
{
    public ConfigEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);

    public ConfigMap Without(string key) => this with { Entries = [.. Entries.Where(entry => entry.Key != key)] };

    /// <summary>The map with one key set: in its old position where it exists, at the end where it does not.</summary>
    public ConfigMap With(ConfigEntry changed)
    {
        var entries = Entries.Select(entry => entry.Key == changed.Key ? changed : entry).ToList();
        if (Find(changed.Key) is null) entries.Add(changed);
        return this with { Entries = entries };
    }

    /// <summary>This map with a delta over it: sections merge key by key, everything else is replaced.</summary>
    public ConfigMap MergedWith(ConfigMap delta)
    {
        var result = this;
        foreach (var entry in delta.Entries)
        {
            var merged = Find(entry.Key)?.Value is ConfigMap section && entry.Value is ConfigMap change
                ? section.MergedWith(change)
                : entry.Value;
            result = result.With(entry with { Value = merged });
        }
        return result with { Location = delta.Location };
    }

    /// <summary>The node at a dotted path such as <c>train.layers[2].units</c>, or null.</summary>
    public ConfigNode? At(string path) => KeyPath.Steps(path).Aggregate((ConfigNode?)this, (node, step) => node switch
    {
        ConfigMap map => map.Find(step)?.Value,
        ConfigList list => int.TryParse(step, out var index) && index < list.Items.Count ? list.Items[index] : null,
        _ => null,
    });

    /// <summary>The place of a path, or of the innermost section around it that was written down.</summary>
    public SourceLocation LocationOf(string path)
    {
        for (var at = path; at.Length > 0; at = KeyPath.Parent(at))
        {
            if (At(at) is { } node) return node.Location;
        }
        return Location;
    }

    public override string Describe() => Entries.Count == 0 ? "an empty section" : "a section of keys";
}
