using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace RnnResearch.Experiments.Sweeps;

/// <summary>Short names for what a sweep varies, and names of its runs that are good for folders.</summary>
internal static partial class SweepNames
{
    private const int LongestFolder = 120;

    /// <summary>The other columns of the summary.</summary>
    private static readonly string[] Taken =
        ["case", "seed", "label", "split", "metric", "n", "mean", "std", "parameters", "seconds", "expected"];

    /// <summary>
    /// The fewest last steps of each dotted path that no other path and no other column has: <c>cell</c> for <c>model.cell</c>.
    /// </summary>
    public static IReadOnlyList<string> OfAxes(IReadOnlyList<string> paths)
    {
        bool IsFree(string end) => !Taken.Contains(end) && paths.Count(path => EndsOf(path).Contains(end)) == 1;
        return [.. paths.Select(path => EndsOf(path).First(end => end == path || IsFree(end)))];
    }

    /// <summary>
    /// A folder's name for each set of values: <c>cell=lstm,hidden=64</c>, empty where nothing is varied.
    /// What a file system would not take becomes a hyphen; names that are too long, or no longer unique, end in a hash of the values,
    /// so that a name depends on its own values only.
    /// </summary>
    public static IReadOnlyList<string> OfFolders(IReadOnlyList<string> axes, IReadOnlyList<IReadOnlyList<string>> points)
    {
        var names = points.Select(point => string.Join(',', axes.Zip(point, (axis, value) => $"{axis}={Safe(value)}"))).ToList();
        bool IsUnique(string name) => names.Count(other => other.Equals(name, StringComparison.OrdinalIgnoreCase)) == 1;
        return [.. names.Select((name, i) => name.Length <= LongestFolder && IsUnique(name)
            ? name
            : $"{name[..Math.Min(name.Length, LongestFolder)]}-{HashOf(points[i])}")];
    }

    private static IEnumerable<string> EndsOf(string path)
    {
        var steps = path.Split('.');
        return Enumerable.Range(1, steps.Length).Select(count => string.Join('.', steps[^count..]));
    }

    private static string Safe(string value) => value.Length == 0 ? "empty" : Unsafe().Replace(value.Trim('[', ']'), "-");

    private static string HashOf(IReadOnlyList<string> values) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', values))))[..8];

    [GeneratedRegex(@"[^A-Za-z0-9._+-]+")]
    private static partial Regex Unsafe();
}
