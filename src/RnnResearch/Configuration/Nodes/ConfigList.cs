namespace RnnResearch.Configuration.Nodes;

/// <summary>A sequence of values.</summary>
internal sealed record ConfigList(SourceLocation Location, IReadOnlyList<ConfigNode> Items) : ConfigNode(Location)
{
    public override string Describe() => Items.Count == 0 ? "an empty list" : "a list";
}
