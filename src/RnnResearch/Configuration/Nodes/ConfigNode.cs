namespace RnnResearch.Configuration.Nodes;

/// <summary>A value as it was written, not yet typed, with its place.</summary>
internal abstract record ConfigNode(SourceLocation Location)
{
    /// <summary>What an error message calls it: <c>"ten"</c>, a list, a section.</summary>
    public abstract string Describe();
}
