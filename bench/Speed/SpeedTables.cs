using System.Globalization;
using RnnResearch.Experiments;

namespace Speed;

/// <summary>Results as text.</summary>
internal static class SpeedTables
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>A row per case, at the better thread count of each side.</summary>
    internal static ResultTable Verdicts(IReadOnlyList<Result> results, IReadOnlyList<double>? start, double peak) => new(
        "Ours and the peer, each at the better of 1 and 2 threads",
        [
            "case", "unit", "ours (threads)", "peer (threads)", "ratio", "target", "reached",
            "GFLOP/s", "of peak", "RSS MiB", "peer RSS", "RSS ratio",
        ],
        [.. results.Select(result => Row(result, peak)), .. start is null ? [] : new[] { Row(start) }]);

    /// <summary>The same cases, all four processes.</summary>
    internal static ResultTable ByThreads(IReadOnlyList<Result> results)
    {
        string[] sides = ["ours", "peer"];
        return new ResultTable(
            "Medians of all four, with the slowest and the fastest turn",
            ["case", "unit", .. sides.SelectMany(side => Comparison.ThreadCounts.Select(count => $"{side}, {Threads(count)}"))],
            [.. results.Select(RowByThreads)]);
    }

    internal static string Threads(int count) => count == 1 ? "1 thread" : $"{count} threads";

    /// <summary>Of units per second.</summary>
    internal static string Number(double value) => value.ToString(value < 100 ? "F1" : "F0", Plain);

    private static IReadOnlyList<string> Row(Result result, double peak)
    {
        var share = result.GigaFlops / peak;
        return
        [
            result.Case.Name,
            $"{result.Case.Unit}/s",
            Best(result.Ours),
            Best(result.Peer),
            result.Ratio.ToString("F2", Plain),
            result.Case.Target.ToString(),
            result.Case.Target.Judge(result.Ratio, share, result.MemoryRatio),
            result.GigaFlops.ToString("F1", Plain),
            share.ToString("0%", Plain),
            Optional(result.Ours.PeakMemory, "F0"),
            Optional(result.Peer.PeakMemory, "F0"),
            Optional(result.MemoryRatio, "F2"),
        ];
    }

    private static IReadOnlyList<string> Row(IReadOnlyList<double> start)
    {
        var (best, threads) = start.Zip(Comparison.ThreadCounts).MinBy(pair => pair.First);
        return
        [
            Start.Name,
            "seconds",
            $"{best.ToString("F2", Plain)} ({threads})",
            "-", // peer
            "-", // ratio
            Start.Target.ToString(),
            Start.Target.Judge(seconds: best),
            .. Enumerable.Repeat("-", 5),
        ];
    }

    private static IReadOnlyList<string> RowByThreads(Result result) =>
        [result.Case.Name, $"{result.Case.Unit}/s", .. result.All.Concat(result.AllOfPeer).Select(Spread)];

    private static string Best(Side side) => $"{Number(side.Median)} ({side.Threads})";

    private static string Spread(Side side) => $"{Number(side.Median)} ({Number(side.Speeds.Min())}-{Number(side.Speeds.Max())})";

    private static string Optional(double? value, string format) => value?.ToString(format, Plain) ?? "-";
}
