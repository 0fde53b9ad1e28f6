using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using RnnResearch.Configuration.Binding;

namespace RnnResearch.Configuration;

/// <summary>
/// Writes a configuration with every value spelled out, in one fixed form: the order of the records, two spaces per
/// level, numbers so that they read back as the same bits here and in YAML 1.1 readers.
/// </summary>
internal static partial class CanonicalYaml
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<CanonicalLine> Of(object record) => Record(record, "", 0);

    /// <summary>One value on one line; null for a list of sections or for a section with keys.</summary>
    public static string? Scalar(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        int or long => Convert.ToString(value, CultureInfo.InvariantCulture),
        double number => Number(number),
        string text => Text(text),
        Enum choice => SnakeCase.Of(choice.ToString()),
        IDictionary { Count: 0 } => "{}",
        IDictionary => null,
        IEnumerable list => Flow([.. list.Cast<object?>().Select(Scalar)]),
        _ => null,
    };

    private static IEnumerable<CanonicalLine> Record(object record, string path, int depth) =>
        RecordShape.Of(record.GetType()).Properties.SelectMany(property =>
            Entry(property.Key, property.Info.GetValue(record), KeyPath.Of(path, property.Key), depth));

    private static IEnumerable<CanonicalLine> Entry(string key, object? value, string path, int depth)
    {
        var head = $"{Indent(depth)}{Text(key)}:";
        if (Scalar(value) is { } text) return [new($"{head} {text}", path, text)];
        return Inside(value!, path, depth).Prepend(new(head, null, null));
    }

    private static IEnumerable<CanonicalLine> Inside(object value, string path, int depth) => value switch
    {
        IDictionary map => map.Keys.Cast<string>().SelectMany(key => Entry(key, map[key], KeyPath.Of(path, key), depth + 1)),
        IEnumerable list => list.Cast<object>().SelectMany((item, i) => Item(item, KeyPath.Of(path, i), depth)),
        _ => Record(value, path, depth + 1),
    };

    /// <summary>A section in a list: its first line carries the dash.</summary>
    private static IEnumerable<CanonicalLine> Item(object item, string path, int depth)
    {
        var lines = Record(item, path, depth + 2);
        return lines.Select((line, i) => i > 0 ? line : line with { Text = $"{Indent(depth + 1)}- {line.Text.TrimStart()}" });
    }

    private static string? Flow(IReadOnlyList<string?> items) =>
        items.Contains(null) ? null : $"[{string.Join(", ", items)}]";

    /// <summary>The shortest digits that read back as the same double; an exponent gets the point YAML 1.1 asks for.</summary>
    private static string Number(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture).ToLowerInvariant();
        return text.Contains('e') && !text.Contains('.') ? text.Replace("e", ".0e", StringComparison.Ordinal) : text;
    }

    private static string Text(string text) => NeedsQuotes(text) ? JsonSerializer.Serialize(text, Json) : text;

    private static bool NeedsQuotes(string text) =>
        !PlainText().IsMatch(text) || text.EndsWith(' ') || text is "true" or "false" or "null" or "yes" or "no" or "on" or "off";

    private static string Indent(int depth) => new(' ', 2 * depth);

    /// <summary>A letter first, then nothing that could be YAML punctuation.</summary>
    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_ ./()+*-]*$")]
    private static partial Regex PlainText();
}
