using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using RnnResearch.Configuration;

namespace RnnResearch.Experiments.Reference;

/// <summary>The summaries of the documentation comments, which the compiler writes beside each assembly.</summary>
internal static partial class XmlSummaries
{
    private static readonly ConcurrentDictionary<Assembly, Dictionary<string, string>> Known = new();

    /// <summary>The summary of a property, or empty.</summary>
    public static string Of(PropertyInfo property) => Of(property.DeclaringType!, $"P:{NameOf(property.DeclaringType!)}.{property.Name}");

    /// <summary>The summary of a type, or empty.</summary>
    public static string Of(Type type) => Of(type, $"T:{NameOf(type)}");

    private static string Of(Type owner, string member) => Known.GetOrAdd(owner.Assembly, Load).GetValueOrDefault(member, "");

    private static Dictionary<string, string> Load(Assembly assembly)
    {
        var path = Path.ChangeExtension(assembly.Location, ".xml");
        if (!File.Exists(path))
            throw new FileNotFoundException(
                $"the reference is written from {path}, which is not there; build with GenerateDocumentationFile", path);
        return XDocument.Load(path).Descendants("member")
            .Where(member => member.Element("summary") is not null)
            .ToDictionary(member => member.Attribute("name")!.Value, member => Markdown(member.Element("summary")!));
    }

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.');

    private static string Markdown(XElement summary) => Spaces().Replace(string.Concat(summary.Nodes().Select(Markdown)), " ").Trim();

    private static string Markdown(XNode node) => node switch
    {
        XText text => text.Value.Replace("<", "&lt;", StringComparison.Ordinal), // or a page would take it for HTML
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" or "paramref" } link => $"`{LastName(link)}`",
        XElement other => string.Concat(other.Nodes().Select(Markdown)),
        _ => "",
    };

    /// <summary>A reference to a property is shown as the key a reader writes.</summary>
    private static string LastName(XElement link)
    {
        var target = (link.Attribute("cref") ?? link.Attribute("langword") ?? link.Attribute("name"))!.Value;
        var name = target[(target.LastIndexOf('.') + 1)..];
        return target.StartsWith("P:", StringComparison.Ordinal) ? SnakeCase.Of(name) : name;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
