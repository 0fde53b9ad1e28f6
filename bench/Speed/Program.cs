// Speed and memory here and of the same work by others, side by side: the package alone, PyTorch, numpy and ONNX Runtime in training and
// sampling; and how long a training takes to start, and in all.
//
//     dotnet run -c Release --project bench/Speed -- [PYTHON [TURNS [CASE ...]]]
//
// PYTHON (default /usr/bin/python3) needs torch and numpy; TURNS is 7; without a CASE all of them are measured. Same equations, sizes, data
// and updates on all sides, which a fixed point's losses confirm. docs/performance.md says how it is measured and what the columns mean.
using System.Globalization;
using Harness;
using Speed;
using Speed.Peers;

switch (args)
{
    case ["serve", var served, var threads]:
        Server.Run(served == Cases.Gemm ? () => new SquareProduct() : CaseOf(served).Make, Count(threads));
        return 0;
    case ["peer", var served, var who, var threads]:
        Server.Run(CaseOf(served).Peers.OfType<ProgramPeer>().Single(peer => peer.Name == who).Make, Count(threads));
        return 0;
}

var python = args.Length > 0 ? args[0] : "/usr/bin/python3";
var turns = 7;
string[] known = [.. Cases.All.Select(one => one.Name), Start.Name, WholeTraining.Name];
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
if (Interpreter.Ask(python) is not { } interpreter) return 2;

using var peak = new GemmPeak();
List<Result> results = [];
List<CommandTime> commands = [];
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
    $"peers: the package alone; {interpreter.Versions}, {interpreter.Blas} ({python}); with the same environment and as many threads",
    .. interpreter.Counts ? Array.Empty<string>() : ["PyTorch and numpy are left out: their products are not made for this processor"],
    $"peak of 2048 x 2048 matrix products in this run: {string.Join(", ", peaks)}",
    $"medians of {turns} turns after warm-up; {DateTimeOffset.Now:yyyy-MM-dd HH:mm zzz}{failures}",
]);
report.Add(SpeedTables.Verdicts(results, commands, peak.Peak));
report.Add(SpeedTables.ByThreads(results));
report.Publish();
return failed == 0 ? 0 : 1;

void Measure(string name)
{
    if (name is Start.Name or WholeTraining.Name)
    {
        commands.Add(name == Start.Name ? Start.Measure(turns) : WholeTraining.Run());
        Console.Error.WriteLine($"{name}: {Hundredths(commands[^1].Seconds)} seconds");
        return;
    }
    using var comparison = new Comparison(CaseOf(name), python, peer => interpreter.Counts || peer is not PythonPeer);
    Console.Error.WriteLine($"{name}: {comparison.FixedPoint}");
    var result = comparison.Run(turns);
    results.Add(result);
    var sides = result.Peers.Prepend(result.Ours).Select(side => $"{side.Name} {SpeedTables.Best(side)}");
    var ratio = Hundredths(result.RatioTo(result.Best));
    Console.Error.WriteLine($"{name}: {string.Join(", ", sides)} {result.Case.Unit}/s, ratio {ratio}");
}

static Case CaseOf(string name) => Cases.All.Single(one => one.Name == name);

static int Count(string threads) => int.Parse(threads, CultureInfo.InvariantCulture);

static string Hundredths(double value) => value.ToString("F2", CultureInfo.InvariantCulture);
