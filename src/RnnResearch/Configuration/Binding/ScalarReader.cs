using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using RnnResearch.Configuration.Nodes;
using RnnResearch.Configuration.Rules;

namespace RnnResearch.Configuration.Binding;

/// <summary>Reads single values, strictly: quoted text is never a number, <c>yes</c> is not a truth value.</summary>
internal static partial class ScalarReader
{
    /// <summary>The value, boxed as the shape's type, or null where the text is not one.</summary>
    public static object? Read(ConfigScalar scalar, ValueShape shape)
    {
        if (scalar.IsNull) return null;
        if (shape.Kind == ValueKind.Text) return scalar.Text;
        if (scalar.Quoted) return null;
        return shape.Kind switch
        {
            ValueKind.Flag => scalar.Text switch { "true" => true, "false" => false, _ => null },
            ValueKind.Integer => Whole(scalar.Text) is { } whole and >= int.MinValue and <= int.MaxValue ? (int)whole : null,
            ValueKind.Long => Whole(scalar.Text),
            ValueKind.Number => Number(scalar.Text),
            _ => Choice(scalar.Text, shape.Type),
        };
    }

    private static long? Whole(string text) => WholeNumber().IsMatch(text)
        && long.TryParse(Ungrouped(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static double? Number(string text) => AnyNumber().IsMatch(text)
        && double.TryParse(Ungrouped(text), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && double.IsFinite(value) ? value : null;

    private static string Ungrouped(string text) => text.Replace("_", "", StringComparison.Ordinal);

    private static object? Choice(string text, Type type) =>
        Enum.GetNames(type).FirstOrDefault(name => SnakeCase.Of(name) == text || FormerNameOf(type, name) == text) is { } member
            ? Enum.Parse(type, member)
            : null;

    private static string? FormerNameOf(Type type, string member) =>
        type.GetField(member)!.GetCustomAttribute<FormerNameAttribute>()?.Name;

    /// <summary>Digits with an optional sign; an underscore may stand between two digits: <c>50_000</c>.</summary>
    [GeneratedRegex(@"\A[-+]?[0-9]+(?:_[0-9]+)*\z")]
    private static partial Regex WholeNumber();

    /// <summary>The same with a point, an exponent or both: <c>2e-3</c>, <c>.5</c>.</summary>
    [GeneratedRegex(@"\A[-+]?(?:[0-9]+(?:_[0-9]+)*\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?\z")]
    private static partial Regex AnyNumber();
}
