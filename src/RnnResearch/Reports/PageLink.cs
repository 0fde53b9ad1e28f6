namespace RnnResearch.Reports;

/// <summary>A link to another page.</summary>
/// <param name="Name">What is read.</param>
/// <param name="Href">A relative address, so that both can be moved together.</param>
internal sealed record PageLink(string Name, string Href)
{
    /// <summary>The pages among some that are there.</summary>
    public static IReadOnlyList<PageLink> Those(string page, params (string Name, string File)[] others) =>
        [.. others.Where(other => File.Exists(other.File)).Select(other => new PageLink(other.Name, Between(page, other.File)))];

    /// <summary>From a page that was made of a run: back to the run's own, and to the index of all.</summary>
    /// <param name="page">the page</param>
    /// <param name="run">the run's folder</param>
    public static IReadOnlyList<PageLink> Back(string page, string run) => Those(
        page, ("The run", Path.Combine(run, "report.html")), ("All runs", Path.Combine(run, "../../index.html")));

    /// <summary>How a page addresses a file, whatever is in their names.</summary>
    public static string Between(string page, string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(page))!;
        var relative = Path.GetRelativePath(folder, Path.GetFullPath(file));
        return string.Join('/', relative.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
    }
}
