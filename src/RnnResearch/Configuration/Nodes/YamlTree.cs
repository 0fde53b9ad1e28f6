using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace RnnResearch.Configuration.Nodes;

/// <summary>
/// Reads YAML into nodes that know their line and column. Only what a configuration needs: one document of sections,
/// lists and values, not nested without end. Anchors, aliases and tags are refused, because <c>extends</c> does their work visibly.
/// </summary>
internal sealed class YamlTree
{
    private const int MaxDepth = 32;

    private readonly Scanner scanner;
    private readonly Parser parser;
    private readonly string source;
    private readonly List<ConfigProblem> problems;
    private int depth;

    private YamlTree(string text, string source, List<ConfigProblem> problems)
    {
        scanner = new Scanner(new StringReader(text));
        parser = new Parser(scanner);
        this.source = source;
        this.problems = problems;
    }

    /// <summary>The top-level section of a document; problems are added to the list and reading goes on where it can.</summary>
    /// <exception cref="ConfigException">The text is not YAML, so that nothing more can be said about it.</exception>
    public static ConfigMap Read(string text, string source, List<ConfigProblem> problems)
    {
        var before = problems.Count;
        switch (ReadNode(text, source, problems))
        {
            case null when problems.Count > before:
                throw new ConfigException(problems);
            case ConfigMap map:
                return map;
            case null or ConfigScalar { IsNull: true }:
                break;
            case var other:
                problems.Add(new("", $"expected keys at the top level, found {other.Describe()}") { Location = other.Location });
                break;
        }
        return new ConfigMap(new SourceLocation(source, 1, 1), []);
    }

    /// <summary>Any one node; null when the text is empty or is not YAML.</summary>
    public static ConfigNode? ReadNode(string text, string source, List<ConfigProblem> problems)
    {
        var tree = new YamlTree(text, source, problems);
        try
        {
            return tree.Document();
        }
        catch (MaximumRecursionLevelReachedException error)
        {
            tree.Report(error.Start, "", error.Message);
        }
        catch (YamlException error)
        {
            tree.Report(error.Start, "", $"not YAML: {Reason(error)}");
        }
        catch (InvalidOperationException)
        {
            // The scanner's own answer to a bracket that is never closed.
            tree.Report(tree.scanner.CurrentPosition, "", "not YAML: a bracket or a quote opened above is not closed");
        }
        return null;
    }

    private ConfigNode? Document()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _)) return null;
        parser.Consume<DocumentStart>();
        var node = Node();
        parser.Consume<DocumentEnd>();
        if (parser.TryConsume<DocumentStart>(out var second))
            Report(second.Start, "", "expected one document, found a second one; keep one experiment per file");
        return node;
    }

    private ConfigNode Node()
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            Report(alias.Start, "", $"aliases are not read, found *{alias.Value}; repeat the value or use extends");
            return new ConfigScalar(Place(source, alias.Start), "null", false);
        }
        if (parser.Current is NodeEvent node) RefuseDecoration(node);
        if (parser.TryConsume<MappingStart>(out var map)) return Deeper(map, Map);
        if (parser.TryConsume<SequenceStart>(out var list)) return Deeper(list, List);
        var scalar = parser.Consume<Scalar>();
        return new ConfigScalar(Place(source, scalar.Start), scalar.Value, scalar.Style is not ScalarStyle.Plain);
    }

    private ConfigNode Deeper<TStart>(TStart start, Func<TStart, ConfigNode> read)
        where TStart : NodeEvent
    {
        if (++depth > MaxDepth)
            throw new MaximumRecursionLevelReachedException(
                start.Start, start.End, $"lists and sections are nested deeper than {MaxDepth} levels; no key takes that");
        var node = read(start);
        depth--;
        return node;
    }

    private ConfigMap Map(MappingStart start)
    {
        var entries = new List<ConfigEntry>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var at = Place(source, parser.Current!.Start);
            var key = Node();
            var entry = new ConfigEntry(key is ConfigScalar { Text: var text } ? text : "", at, Node());
            if (key is not ConfigScalar) Report(at, "", $"expected a key, found {key.Describe()}");
            else if (entries.Find(earlier => earlier.Key == entry.Key) is not { } first) entries.Add(entry);
            else Report(at, entry.Key, $"this key stands twice, first at line {first.KeyLocation.Line}; remove one of them");
        }
        return new ConfigMap(Place(source, start.Start), entries);
    }

    private ConfigList List(SequenceStart start)
    {
        var items = new List<ConfigNode>();
        while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Node());
        return new ConfigList(Place(source, start.Start), items);
    }

    private void RefuseDecoration(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
            Report(node.Start, "", $"anchors are not read, found &{node.Anchor.Value}; use extends to share values");
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
            Report(node.Start, "", $"tags are not read, found {node.Tag.Value}; write the plain value");
    }

    private void Report(Mark at, string key, string message) => Report(Place(source, at), key, message);

    private void Report(SourceLocation at, string key, string message) =>
        problems.Add(new(key, message) { Location = at });

    private static SourceLocation Place(string source, Mark mark) => new(source, (int)mark.Line, (int)mark.Column);

    /// <summary>The parser's own words without the positions it puts in front of them.</summary>
    private static string Reason(YamlException error)
    {
        var message = (error.InnerException ?? error).Message;
        return message[(message.LastIndexOf("): ", StringComparison.Ordinal) is var cut and >= 0 ? cut + 3 : 0)..];
    }
}
