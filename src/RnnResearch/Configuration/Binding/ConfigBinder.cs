using RnnResearch.Configuration.Nodes;

namespace RnnResearch.Configuration.Binding;

/// <summary>
/// Reads a tree of nodes into records. A value that cannot be read leaves the property at its default and a problem in
/// the list, so that everything wrong is found in one pass.
/// </summary>
internal sealed class ConfigBinder(Type root, List<ConfigProblem> problems)
{
    /// <summary>The configuration in a tree.</summary>
    public object Bind(ConfigMap tree) => Record(tree, RecordShape.Of(root), null, "");

    private object Record(ConfigMap map, RecordShape shape, object? defaults, string path)
    {
        foreach (var entry in map.Entries.Where(entry => shape.Find(entry.Key) is null))
            Report(entry.KeyLocation, KeyPath.Of(path, entry.Key), UnknownKey(entry.Key, shape));

        var record = defaults is null ? shape.New() : shape.CopyOf(defaults);
        foreach (var property in shape.Properties)
        {
            var at = KeyPath.Of(path, property.Key);
            if (map.Find(property.Key) is { Value: var node })
                SetIfRead(record, property, node, at);
            else if (defaults is null && property.IsRequired)
                Report(map.Location, at, $"required key is missing; expected {property.Expected}");
        }
        return record;
    }

    private void SetIfRead(object record, ConfigProperty property, ConfigNode node, string path)
    {
        var before = problems.Count;
        var value = Value(node, property.Shape, property.Info.GetValue(record), path, property.Expected);
        if (problems.Count == before || value is not null) property.Info.SetValue(record, value);
    }

    private object? Value(ConfigNode node, ValueShape shape, object? defaults, string path, string expected)
    {
        if (node is ConfigScalar { IsNull: true } none && shape.Nullable)
            return none.IsMissing && shape.IsScalar ? Mismatch(node, path, expected, "; write null for none") : null;
        return (shape.Kind, node) switch
        {
            (ValueKind.Record, ConfigMap map) => Record(map, RecordShape.Of(shape.Type), defaults, path),
            (ValueKind.List, ConfigList list) => List(list, shape.Element!, path),
            (ValueKind.Map, ConfigMap map) => Map(map, shape.Element!, path),
            (ValueKind.AsWritten, ConfigMap map) => map,
            (ValueKind.Record or ValueKind.List or ValueKind.Map or ValueKind.AsWritten, _) => Mismatch(node, path, expected),
            (ValueKind.Text, ConfigScalar { Text: "", Quoted: true }) when defaults is string { Length: > 0 } usual =>
                Mismatch(node, path, expected, $"; leave it out for the default, {usual}"),
            (_, ConfigScalar scalar) when ScalarReader.Read(scalar, shape) is { } value => value,
            _ => Mismatch(node, path, expected, DidYouMean(node, shape)),
        };
    }

    private Array List(ConfigList list, ValueShape element, string path)
    {
        var items = Array.CreateInstance(element.ClrType, list.Items.Count);
        for (var i = 0; i < items.Length; i++)
        {
            if (Value(list.Items[i], element, null, KeyPath.Of(path, i), element.Expected) is { } item) items.SetValue(item, i);
        }
        return items;
    }

    private object Map(ConfigMap map, ValueShape element, string path)
    {
        var type = typeof(Dictionary<,>).MakeGenericType(typeof(string), element.ClrType);
        var result = (System.Collections.IDictionary)Activator.CreateInstance(type)!;
        foreach (var entry in map.Entries)
        {
            if (Value(entry.Value, element, null, KeyPath.Of(path, entry.Key), element.Expected) is { } item) result[entry.Key] = item;
        }
        return result;
    }

    private object? Mismatch(ConfigNode node, string path, string expected, string hint = "")
    {
        Report(node.Location, path, $"expected {expected}, found {node.Describe()}{hint}");
        return null;
    }

    private static string DidYouMean(ConfigNode node, ValueShape shape) =>
        node is ConfigScalar scalar && shape.Kind == ValueKind.Choice ? Suggestion.Clause(scalar.Text, shape.Choices) : "";

    /// <summary>Names a near spelling, else the section that does have such a key, and always the keys there are.</summary>
    private string UnknownKey(string key, RecordShape shape)
    {
        var elsewhere = RecordShape.Of(root).PathsTo(key).Take(3).ToList();
        var hint = Suggestion.For(key, shape.Keys) is { } near ? $"; did you mean \"{near}\"?"
            : elsewhere.Count > 0 ? $"; did you mean \"{string.Join("\" or \"", elsewhere)}\"?"
            : "";
        return $"unknown key{hint} (known here: {string.Join(", ", shape.Keys)})";
    }

    private void Report(SourceLocation at, string path, string message) =>
        problems.Add(new(path, message) { Location = at });
}
