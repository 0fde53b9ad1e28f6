// Nanoseconds per small operator, here and in Python on the same libtorch, side by side.
//
//     dotnet run -c Release --project bench/Operators -- [PYTHON]
//
// Both sides run the same cases with one thread in turns; each number is the best of its rounds, because what else the
// machine does can only add time. PYTHON (default /usr/bin/python3) needs torch; without it only this side is shown. An operator
// that takes more than 1.2 times Python's time fails the benchmark.
using System.Globalization;
using Harness;
using Operators;
using RnnResearch.Experiments;
using static TorchSharp.torch;

const int rounds = 5;
const double limit = 1.2;
set_num_threads(1);
manual_seed(1);
var python = args.Length > 0 ? args[0] : "/usr/bin/python3";
var cases = Cases.All();
Dictionary<string, double> here = [], there = [];
for (var round = 0; round < rounds; round++)
{
    foreach (var (name, run) in cases)
        Stopwatches.Keep(here, name, Stopwatches.NanosecondsPerCall(run));
    foreach (var (name, nanoseconds) in Peer.Measure(python))
        Stopwatches.Keep(there, name, nanoseconds);
}

var report = new Report("operators", [.. Surroundings.Lines(), $"ns per call, one thread, best of {rounds} rounds; {DateTimeOffset.Now:yyyy-MM-dd HH:mm zzz}"]);
report.Add(new ResultTable("Small operators here and in Python", ["operator", "C#", "Python", "ratio"], [.. cases.Select(known => Row(known.Name))]));
report.Publish();
if (there.Count == 0) return 0;

var (slowest, ratio) = cases.Select(known => (known.Name, here[known.Name] / there[known.Name])).MaxBy(pair => pair.Item2);
Console.WriteLine($"largest ratio {ratio.ToString("F2", CultureInfo.InvariantCulture)} ({slowest}); the limit is {limit.ToString(CultureInfo.InvariantCulture)}");
return ratio <= limit ? 0 : 1;

IReadOnlyList<string> Row(string name) => there.TryGetValue(name, out var peer)
    ? [name, Text(here[name], "F0"), Text(peer, "F0"), Text(here[name] / peer, "F2")]
    : [name, Text(here[name], "F0"), "-", "-"];

static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
