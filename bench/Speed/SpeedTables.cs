using System.Globalization;
using RnnResearch.Experiments;

namespace Speed;

/// <summary>Results as text.</summary>
internal static class SpeedTables
{
    private const string Nothing = "-";
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>A row per case, everybody at the better thread count.</summary>
    internal static ResultTable Verdicts(IReadOnlyList<Result> results, IReadOnlyList<CommandTime> commands, double peak) => new(
        "Ours and the peers, each at the better of 1 and 2 threads",
        [
            "case", "unit", "ours (threads)", "package (threads)", "other peers (threads)", "ratio to package", "ratio to the best",
            "target", "reached", "GFLOP/s", "of peak", "RSS MiB", "package RSS",
        ],
        [.. results.Select(result => Row(result, peak)), .. commands.Select(Row)]);

    /// <summary>The same cases, all processes.</summary>
    internal static ResultTable ByThreads(IReadOnlyList<Result> results) => new(
        "Medians of all, with the slowest and the fastest turn",
        ["case", "unit", "who", .. Comparison.ThreadCounts.Select(Threads)],
        [.. results.SelectMany(result => result.Peers.Prepend(result.Ours).Select(side => RowByThreads(result.Case, side)))]);

    internal static string Threads(int count) => count == 1 ? "1 thread" : $"{count} threads";

    /// <summary>Of units per second.</summary>
    internal static string Number(double value) => value.ToString(value < 100 ? "F1" : "F0", Plain);

    private static IReadOnlyList<string> Row(Result result, double peak)
    {
        var share = result.GigaFlops / peak;
        var others = result.Peers.Skip(1).Select(peer => $"{peer.Name} {Best(peer)}");
        return
        [
            result.Case.Name,
            $"{result.Case.Unit}/s",
            Best(result.Ours),
            Best(result.Peers[0]),
            result.Peers.Count > 1 ? string.Join(", ", others) : Nothing,
            result.RatioTo(result.Peers[0]).ToString("F2", Plain),
            result.RatioTo(result.Best).ToString("F2", Plain),
            result.Case.Target.ToString(),
            result.Case.Target.Judge(result.RatioTo(result.Best), share),
            Optional(result.GigaFlops, "F1"),
            Optional(share, "0%"),
            Optional(result.Ours.Best.PeakMemory, "F0"),
            Optional(result.Peers[0].Best.PeakMemory, "F0"),
        ];
    }

    private static IReadOnlyList<string> Row(CommandTime command) =>
    [
        command.Name,
        "seconds",
        $"{command.Seconds.ToString("F2", Plain)} ({command.Threads})",
        .. Enumerable.Repeat(Nothing, 4), // peers and ratios
        command.Target.ToString(),
        command.Target.Judge(seconds: command.Seconds),
        .. Enumerable.Repeat(Nothing, 4),
    ];

    private static IReadOnlyList<string> RowByThreads(Case measured, PeerResult side) =>
        [measured.Name, $"{measured.Unit}/s", side.Name, .. side.All.Select(Spread)];

    internal static string Best(PeerResult peer) => $"{Number(peer.Best.Median)} ({peer.Best.Threads})";

    private static string Spread(Side side) => side.Speeds.Count == 1
        ? $"{Number(side.Median)} (warm-up)"
        : $"{Number(side.Median)} ({Number(side.Speeds.Min())}-{Number(side.Speeds.Max())})";

    private static string Optional(double? value, string format) => value?.ToString(format, Plain) ?? Nothing;
}
