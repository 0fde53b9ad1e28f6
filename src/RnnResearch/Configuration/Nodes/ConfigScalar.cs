namespace RnnResearch.Configuration.Nodes;

/// <summary>A single value; quotes make it text whatever it looks like.</summary>
internal sealed record ConfigScalar(SourceLocation Location, string Text, bool Quoted) : ConfigNode(Location)
{
    public bool IsNull => !Quoted && Text is ("" or "~" or "null");

    public override string Describe() => IsNull ? "nothing" : Quoted ? $"the text \"{Text}\"" : Text;
}
