using System.Reflection;
using RnnResearch.Configuration.Nodes;

namespace RnnResearch.Configuration.Binding;

/// <summary>The type of a configuration value, as far as reading and describing it needs.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Type">Its .NET type without the nullable wrapper.</param>
/// <param name="Nullable">Whether <c>null</c> is a value.</param>
/// <param name="Element">What a list or a map holds.</param>
internal sealed record ValueShape(ValueKind Kind, Type Type, bool Nullable, ValueShape? Element = null)
{
    public static ValueShape Of(PropertyInfo property) => Of(new NullabilityInfoContext().Create(property));

    /// <summary>What an error message expects and the reference names: "an integer", "one of: a, b".</summary>
    public string Expected => Kind switch
    {
        ValueKind.Text => "text",
        ValueKind.Flag => "true or false",
        ValueKind.Integer or ValueKind.Long => "an integer",
        ValueKind.Number => "a number",
        ValueKind.Choice => $"one of {string.Join(", ", Choices)}",
        ValueKind.List => $"a list, each item {Element!.Expected}",
        ValueKind.Map => $"a section of names, each {Element!.Expected}",
        _ => "a section of keys",
    };

    /// <summary>Whether a single value is written for it.</summary>
    public bool IsScalar => Kind is not (ValueKind.List or ValueKind.Map or ValueKind.Record or ValueKind.AsWritten);

    /// <summary>The type with the nullable wrapper, as an array or a dictionary holds it.</summary>
    public Type ClrType => Nullable && Type.IsValueType ? typeof(Nullable<>).MakeGenericType(Type) : Type;

    /// <summary>The spellings of an enum's members.</summary>
    public IEnumerable<string> Choices => Enum.GetNames(Type).Select(SnakeCase.Of);

    private static ValueShape Of(NullabilityInfo info)
    {
        var inner = System.Nullable.GetUnderlyingType(info.Type);
        var nullable = inner is not null || (!info.Type.IsValueType && info.ReadState == NullabilityState.Nullable);
        var type = inner ?? info.Type;
        return KindOf(type) switch
        {
            ValueKind.List => new(ValueKind.List, type, nullable, Of(info.ElementType ?? info.GenericTypeArguments[0])),
            ValueKind.Map => new(ValueKind.Map, type, nullable, Of(info.GenericTypeArguments[1])),
            var kind => new(kind, type, nullable),
        };
    }

    private static ValueKind KindOf(Type type)
    {
        if (type == typeof(string)) return ValueKind.Text;
        if (type == typeof(bool)) return ValueKind.Flag;
        if (type == typeof(int)) return ValueKind.Integer;
        if (type == typeof(long)) return ValueKind.Long;
        if (type == typeof(double)) return ValueKind.Number;
        if (type.IsEnum) return ValueKind.Choice;
        if (type.IsArray || IsGeneric(type, typeof(IReadOnlyList<>))) return ValueKind.List;
        if (IsGeneric(type, typeof(IReadOnlyDictionary<,>)) && type.GenericTypeArguments[0] == typeof(string)) return ValueKind.Map;
        if (type == typeof(ConfigMap)) return ValueKind.AsWritten;
        if (type.IsClass && type.GetMethod(RecordShape.CloneMethod) is not null) return ValueKind.Record;
        throw new NotSupportedException($"a configuration property cannot be a {type}: use string, bool, int, long, double, an enum, "
            + "a record, IReadOnlyList<T> or IReadOnlyDictionary<string, T>");
    }

    private static bool IsGeneric(Type type, Type definition) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == definition;
}
