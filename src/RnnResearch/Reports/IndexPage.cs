using RnnResearch.Files;

namespace RnnResearch.Reports;

/// <summary>The page of all results: every run and sweep, and the reproduced numbers of the lecture.</summary>
internal static class IndexPage
{
    /// <param name="results">what there is</param>
    /// <param name="file">where the page will be, for its links</param>
    public static Page Of(ResultsTree results, string file)
    {
        var rows = results.Runs.Select(run => IndexRow.Of(run, results.Folder, file)).OrderByDescending(row => row.When).ToList();
        var lecture = Path.Combine(results.Folder, "lecture.md");
        return new Page("index", "All runs", new
        {
            Rows = rows,
            Sweeps = results.Sweeps.Select(sweep => SweepRow(sweep.Folder, [.. sweep.Runs.Select(run =>
                IndexRow.Of(run, results.Folder, file).State.Word)], file)),
            Lecture = File.Exists(lecture)
                ? MarkdownTree.Of(RegularFile.ReadAllText(lecture), address => Resolved(address, lecture, file))
                : null,
        })
        {
            Scripts = ["curves.js"],
        };
    }

    private static object SweepRow(string folder, IReadOnlyList<string> states, string file)
    {
        var page = Path.Combine(folder, "report.html");
        return new
        {
            Name = Path.GetFileName(folder),
            Href = File.Exists(page) ? PageLink.Between(file, page) : null,
            Runs = states.Count,
            Finished = states.Count(state => state == "finished"),
        };
    }

    /// <summary>A link of the lecture's table as this page needs it; null for what is neither a file beside it nor on the web.</summary>
    private static string? Resolved(string address, string lecture, string page)
    {
        if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && !uri.IsFile) return uri.Scheme is "http" or "https" ? address : null;
        var path = Uri.UnescapeDataString(address.Split('#')[0]);
        return path.Length == 0 ? null : PageLink.Between(page, Path.Combine(Path.GetDirectoryName(lecture)!, path));
    }
}
