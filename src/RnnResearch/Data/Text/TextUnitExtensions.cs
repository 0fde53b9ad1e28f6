namespace RnnResearch.Data.Text;

public static class TextUnitExtensions
{
    /// <summary>The unit as configurations, files and messages write it: <c>characters</c>, <c>bytes</c>, <c>words</c>.</summary>
    public static string Name(this TextUnit unit) => unit.ToString().ToLowerInvariant();
}
