using System.Collections.Concurrent;
using System.Reflection;

namespace RnnResearch.Configuration.Binding;

/// <summary>The keys of a configuration record, in the order of the source with those of its base first.</summary>
internal sealed class RecordShape
{
    /// <summary>The name the compiler gives to a record's copy method.</summary>
    public const string CloneMethod = "<Clone>$";

    private static readonly ConcurrentDictionary<Type, RecordShape> Known = new();

    private readonly Type type;

    private RecordShape(Type type)
    {
        this.type = type;
        if (type.GetMethod(CloneMethod) is null || type.GetConstructor(Type.EmptyTypes) is null)
            throw new NotSupportedException(
                $"{type} cannot be a configuration section: make it a record whose values are init properties with defaults");
        Properties = [.. Lineage(type).SelectMany(DeclaredIn).Select(property => new ConfigProperty(property))];
    }

    public IReadOnlyList<ConfigProperty> Properties { get; }

    public IEnumerable<string> Keys => Properties.Select(property => property.Key);

    public static RecordShape Of(Type type) => Known.GetOrAdd(type, static of => new RecordShape(of));

    public ConfigProperty? Find(string key) => Properties.FirstOrDefault(property => property.Key == key);

    /// <summary>The shape of the value at a dotted path, null where no key of that path is known.</summary>
    public ValueShape? At(string path)
    {
        var steps = path.Split('.', 2);
        var here = Find(steps[0])?.Shape;
        return (steps, here?.Kind) switch
        {
            ([_], _) => here,
            ([_, var below], ValueKind.Record) => Of(here!.Type).At(below),
            ([_, _], ValueKind.Map) => here!.Element,
            _ => null,
        };
    }

    public object New() => Activator.CreateInstance(type)!;

    /// <summary>A copy to fill in, so that a default shared between records stays as it is.</summary>
    public object CopyOf(object record) => type.GetMethod(CloneMethod)!.Invoke(record, null)!;

    /// <summary>Every path of this record and the records in it that ends in a key.</summary>
    public IEnumerable<string> PathsTo(string key) => Properties.SelectMany(property =>
    {
        var here = property.Key == key ? new[] { key } : [];
        var below = property.Shape.Kind == ValueKind.Record ? Of(property.Shape.Type).PathsTo(key) : [];
        return here.Concat(below.Select(path => KeyPath.Of(property.Key, path)));
    });

    /// <summary>The properties that a dotted path leads through, from this record on, as far as it leads.</summary>
    public IEnumerable<ConfigProperty> Along(string path)
    {
        var (key, rest) = path.Split('.', 2) is [var head, var tail] ? (head, tail) : (path, "");
        if (Find(key) is not { } property) return [];
        return property.Shape.Kind == ValueKind.Record && rest.Length > 0
            ? Of(property.Shape.Type).Along(rest).Prepend(property)
            : [property];
    }

    private static IEnumerable<Type> Lineage(Type type) =>
        type == typeof(object) ? [] : Lineage(type.BaseType!).Append(type);

    private static IEnumerable<PropertyInfo> DeclaredIn(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.CanRead && property.SetMethod is { IsPublic: true })
            .OrderBy(property => property.MetadataToken);
}
