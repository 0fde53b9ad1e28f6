using System.Text.RegularExpressions;

namespace TorchSharp.Local.Tests;

/// <summary>The public members of the package, read from the listing beside the repository.</summary>
public sealed partial class ApiListing
{
    private readonly HashSet<string> members = [];
    private readonly HashSet<string> types = [];

    public ApiListing(params string[] files)
    {
        var lines = files.SelectMany(File.ReadLines).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')).ToList();
        var values = ValueTypes(lines);
        foreach (var fields in lines)
        {
            types.Add(fields[0]);
            members.Add($"{fields[0]} | {Normal(fields[1], fields[2], values)}");
        }
    }

    /// <summary>Where the listings are, or null.</summary>
    public static string? Folder
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                var shared = Path.Combine(folder.FullName, "..", "shared");
                if (File.Exists(Path.Combine(folder.FullName, "RnnResearch.sln")) && File.Exists(Path.Combine(shared, "torchsharp-api.txt")))
                    return shared;
            }
            return null;
        }
    }

    public bool HasType(string type) => types.Contains(type);

    public bool Has(string type, string signature) => members.Contains($"{type} | {signature}");

    public IEnumerable<string> Near(string type, string name) =>
        members.Where(member => member.StartsWith($"{type} | ", StringComparison.Ordinal) && member.Contains(name)).Take(4);

    // Modifiers that an override may change, constraints, and annotations of reference types are no part of the comparison.
    private static string Normal(string kind, string text, HashSet<string> values)
    {
        if (kind is "enumval")
            return text;
        text = Constraint().Replace(text, "");
        text = Modifier().Replace(text, "");
        text = text.Replace("protected internal ", "protected ");
        return Annotation().Replace(text, match => values.Contains(match.Groups[1].Value) || match.Groups[1].Value is ")" ? match.Value : match.Groups[1].Value);
    }

    private static HashSet<string> ValueTypes(List<string[]> lines)
    {
        HashSet<string> values = ["bool", "byte", "sbyte", "short", "int", "long", "float", "double", "ulong", "System.Half", "System.Range"];
        foreach (var fields in lines.Where(fields => fields[1] == "type" && Value().IsMatch(fields[2])))
            values.Add(fields[0]);
        return values;
    }

    [GeneratedRegex(@" where .*$")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\b(virtual|override|abstract|sealed|readonly|new) ")]
    private static partial Regex Modifier();

    [GeneratedRegex(@"([\w.]+(?:<[^<>]*>)?(?:\[,*\])?|\)|>|\])\?")]
    private static partial Regex Annotation();

    [GeneratedRegex(@"\b(enum|struct) ")]
    private static partial Regex Value();
}
