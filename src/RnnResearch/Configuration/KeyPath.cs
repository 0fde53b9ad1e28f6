namespace RnnResearch.Configuration;

/// <summary>Dotted paths of keys: <c>model.layers[2].units</c>.</summary>
internal static class KeyPath
{
    /// <summary>More than any record is deep.</summary>
    private const int MaxSteps = 32;

    public static string Of(string parent, string key) => parent.Length == 0 ? key : $"{parent}.{key}";

    public static string Of(string parent, int index) => $"{parent}[{index}]";

    /// <summary>Whether a path is keys with dots between them, as in an override.</summary>
    public static bool IsDotted(string path) => path.Split('.') is { Length: <= MaxSteps } steps && steps.All(step => step.Length > 0);

    /// <summary>The path without its last step; empty for a key of the top level.</summary>
    public static string Parent(string path) => path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))];

    public static IEnumerable<string> Steps(string path) =>
        path.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries);
}
