// How time and memory grow with one size while the others stay.
//
//     dotnet run -c Release --project bench/Growth -- [THREADS [AXIS ...]]
//
// THREADS is 1 by default; the axes are T, B, H, layers, vocabulary, "corpus MB" and images, all of them by default. Every point is
// measured in a process of its own. docs/performance.md says what the columns mean.
using System.Globalization;
using Growth;
using Harness;
using RnnResearch.Experiments;

if (args is ["serve", var served, var size, var count])
{
    var value = int.Parse(size, CultureInfo.InvariantCulture);
    Server.Run(() => Axes.All.Single(known => known.Name == served).Make(value), int.Parse(count, CultureInfo.InvariantCulture));
    return 0;
}

var threads = 1;
if (args.Length > 0 && !(int.TryParse(args[0], out threads) && threads > 0))
{
    Console.Error.WriteLine($"the first argument is the number of threads, such as 1, not '{args[0]}'.");
    return 2;
}
string[] wanted = args.Length > 1 ? args[1..] : [.. Axes.All.Select(axis => axis.Name)];
if (wanted.FirstOrDefault(name => Axes.All.All(axis => axis.Name != name)) is { } stranger)
{
    Console.Error.WriteLine($"there is no axis '{stranger}'; expected some of {string.Join(", ", Axes.All.Select(axis => axis.Name))}.");
    return 2;
}

List<IReadOnlyList<string>> rows = [];
foreach (var axis in wanted.Select(name => Axes.All.Single(axis => axis.Name == name)))
{
    Point? before = null;
    foreach (var value in axis.Values)
    {
        var point = Point.Measure(axis, value, threads);
        rows.Add(Row(axis, point, before));
        Console.Error.WriteLine(string.Join("  ", rows[^1]));
        before = point;
    }
}
var plural = threads == 1 ? "" : "s";
var report = new Report("growth", [.. Surroundings.Lines(), $"{threads} thread{plural}; {DateTimeOffset.Now:yyyy-MM-dd HH:mm zzz}"]);
report.Add(new ResultTable(
    "How time per unit and peak memory grow: training an LSTM, 2 x 128, B 50, T 50, V 65, with one of these changed; "
        + "reading texts and making pictures",
    ["varied", "value", "unit", "units/s", "us each", "time growth", "RSS MiB", "RSS growth"],
    rows));
report.Publish();
return 0;

static IReadOnlyList<string> Row(Axis axis, Point point, Point? before) =>
[
    axis.Name,
    Text(point.Value, "F0"),
    axis.Unit,
    Text(1e6 / point.Microseconds, "F0"),
    Text(point.Microseconds, point.Microseconds < 10 ? "F3" : "F1"),
    Text(Exponent(point, before, at => at.Microseconds), "F2"),
    Text(point.PeakMemory, "F0"),
    Text(Exponent(point, before, at => at.PeakMemory), "F2"),
];

// p of cost = constant * value^p between two neighbours.
static double? Exponent(Point point, Point? before, Func<Point, double?> cost) =>
    before is null || cost(point) / cost(before) is not { } factor ? null : Math.Log(factor) / Math.Log((double)point.Value / before.Value);

static string Text(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";
