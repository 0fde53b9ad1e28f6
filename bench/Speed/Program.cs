// Speed and memory here and of the same work in Python, side by side: training, sampling, and how long a training takes to start.
//
//     dotnet run -c Release --project bench/Speed -- [PYTHON [TURNS [CASE ...]]]
//
// PYTHON (default /usr/bin/python3) needs torch and numpy; TURNS is 7; without a CASE all of them are measured. Same equations, sizes, data
// and updates on both sides, which a fixed point's losses confirm. docs/performance.md says how it is measured and what the columns mean.
using System.Globalization;
using Harness;
using Speed;

if (args is ["serve", var served, var threads])
{
    Func<IWork> make = served == Cases.Gemm ? () => new SquareProduct() : Cases.All.Single(known => known.Name == served).Make;
    Server.Run(make, int.Parse(threads, CultureInfo.InvariantCulture));
    return 0;
}

var python = args.Length > 0 ? args[0] : "/usr/bin/python3";
var turns = 7;
string[] known = [.. Cases.All.Select(one => one.Name), Start.Name];
string[] wanted = args.Length > 2 ? args[2..] : known;
if (args.Length > 1 && !(int.TryParse(args[1], out turns) && turns > 0))
{
    Console.Error.WriteLine($"the second argument is the number of turns, such as 7, not '{args[1]}'.");
    return 2;
}
if (wanted.FirstOrDefault(name => !known.Contains(name)) is { } stranger)
{
    Console.Error.WriteLine($"there is no case '{stranger}'; expected some of {string.Join(", ", known)}.");
    return 2;
}
if (Interpreter.Versions(python) is not { } versions) return 2;

using var peak = new GemmPeak();
List<Result> results = [];
IReadOnlyList<double>? start = null;
var failed = 0;
foreach (var name in wanted)
{
    peak.Measure();
    try
    {
        Measure(name);
    }
    catch (Exception failure) when (failure is IOException or InvalidDataException)
    {
        Console.Error.WriteLine($"{name} failed: {failure.Message}");
        failed++;
    }
}
peak.Measure();

var peaks = Comparison.ThreadCounts.Zip(peak.Best, (count, best) =>
    $"{SpeedTables.Number(best)} GFLOP/s with {SpeedTables.Threads(count)}");
var failures = failed > 0 ? $"; {failed} of {wanted.Length} cases failed" : "";
var report = new Report("speed",
[
    .. Surroundings.Lines(),
    $"peers: {versions} ({python}), with the same environment and as many threads",
    $"peak of 2048 x 2048 matrix products in this run: {string.Join(", ", peaks)}",
    $"medians of {turns} turns after warm-up; {DateTimeOffset.Now:yyyy-MM-dd HH:mm zzz}{failures}",
]);
report.Add(SpeedTables.Verdicts(results, start, peak.Peak));
report.Add(SpeedTables.ByThreads(results));
report.Publish();
return failed == 0 ? 0 : 1;

void Measure(string name)
{
    if (name == Start.Name)
    {
        using var program = new Start();
        start = program.Run(turns);
        Console.Error.WriteLine($"{name}: {string.Join(", ", start.Select(Hundredths))} seconds");
        return;
    }
    using var comparison = new Comparison(Cases.All.Single(one => one.Name == name), python);
    Console.Error.WriteLine($"{name}: {comparison.FixedPoint}");
    var result = comparison.Run(turns);
    results.Add(result);
    var (here, there) = (result.Ours, result.Peer);
    Console.Error.WriteLine(
        $"{name}: {SpeedTables.Number(here.Median)} {result.Case.Unit}/s ({here.Threads}), "
        + $"peer {SpeedTables.Number(there.Median)} ({there.Threads}), ratio {Hundredths(result.Ratio)}");
}

static string Hundredths(double value) => value.ToString("F2", CultureInfo.InvariantCulture);
