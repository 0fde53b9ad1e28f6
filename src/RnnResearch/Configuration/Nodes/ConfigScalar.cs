namespace RnnResearch.Configuration.Nodes;

/// <summary>A single value; quotes make it text whatever it looks like.</summary>
internal sealed record ConfigScalar(SourceLocation Location, string Text, bool Quoted) : ConfigNode(Location)
{
    private const int LongestShown = 200;

    public bool IsNull => !Quoted && Text is ("" or "~" or "null");

    /// <summary>No value at all, as after <c>key:</c>, where <c>null</c> would say that there is to be none.</summary>
    public bool IsMissing => !Quoted && Text.Length == 0;

    public override string Describe() => IsNull ? "nothing" : Quoted ? $"the text \"{Shown}\"" : Shown;

    private string Shown => Text.Length <= LongestShown ? Text : $"{Text[..LongestShown]}... ({Text.Length:N0} characters)";
}
