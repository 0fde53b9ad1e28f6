namespace RnnResearch.Files;

/// <summary>Names that stay in the folder they are looked up in.</summary>
internal static class PlainName
{
    /// <summary>Whether it is a name rather than a path, and one that a system takes.</summary>
    public static bool Is(string name) => name is not ("" or "." or "..") && !name.Any(c => c is '/' or '\\' || char.IsControl(c));
}
