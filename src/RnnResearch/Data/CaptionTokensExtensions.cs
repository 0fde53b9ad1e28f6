namespace RnnResearch.Data;

public static class CaptionTokensExtensions
{
    /// <summary>The unit as configurations and messages write it: <c>words</c>, <c>characters</c>.</summary>
    public static string Name(this CaptionTokens tokens) => tokens.ToString().ToLowerInvariant();

    /// <summary>What stands between two tokens of a caption that is written.</summary>
    public static string Separator(this CaptionTokens tokens) => tokens == CaptionTokens.Words ? " " : "";
}
