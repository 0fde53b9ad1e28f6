using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RnnResearch.Configuration.Binding;

namespace RnnResearch.Configuration;

/// <summary>
/// Writes a configuration with every value spelled out, in one fixed form: the order of the records, two spaces per
/// level, numbers so that they read back as the same bits here and in YAML 1.1 readers.
/// </summary>
internal static partial class CanonicalYaml
{
    /// <summary>What YAML 1.1 readers take for a truth value or nothing, in any case.</summary>
    private static readonly HashSet<string> Words =
        new(["true", "false", "null", "yes", "no", "on", "off", "y", "n"], StringComparer.OrdinalIgnoreCase);

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

    private static string Text(string text) => PlainText().IsMatch(text) && !Words.Contains(text) ? text : Quoted(text);

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text) quoted.Append(Escaped(letter));
        return quoted.Append('"').ToString();
    }

    /// <summary>What a reader of YAML would fold, drop or take for the end stands as its number.</summary>
    private static string Escaped(char letter) => letter switch
    {
        '"' => "\\\"",
        '\\' => @"\\",
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        '\u2028' or '\u2029' or '\uFEFF' => $"\\u{(int)letter:X4}",
        _ when char.IsControl(letter) => $"\\u{(int)letter:X4}",
        _ => letter.ToString(),
    };

    private static string Indent(int depth) => new(' ', 2 * depth);

    /// <summary>A letter first, nothing that could be YAML punctuation, no blank at the end.</summary>
    [GeneratedRegex(@"\A[A-Za-z](?:[A-Za-z0-9_ ./()+*-]*[A-Za-z0-9_./()+*-])?\z")]
    private static partial Regex PlainText();
}
