namespace RnnResearch.Data;

public static class SplitExtensions
{
    /// <summary>The split as files, tables and messages write it: <c>train</c>, <c>validation</c>, <c>test</c>, <c>novel</c>.</summary>
    public static string Name(this Split split) => split.ToString().ToLowerInvariant();
}
