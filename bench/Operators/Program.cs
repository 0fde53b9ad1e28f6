// Nanoseconds per small operator, here and in Python on the same libtorch, side by side.
//
//     dotnet run -c Release --project bench/Operators -p:TorchBackend=local [-- PYTHON]
//
// Both sides run the same cases with one thread in turns; each number is the best of its rounds, because what else the
// machine does can only add time. PYTHON (default python3) needs torch; without it only this side is shown. An operator
// that takes more than 1.2 times Python's time fails the benchmark.
using Operators;
using static TorchSharp.torch;

const int rounds = 5;
const double limit = 1.2;
set_num_threads(1);
manual_seed(1);
var python = args.Length > 0 ? args[0] : "python3";
var cases = Cases.All();
Dictionary<string, double> here = [], there = [];
for (var round = 0; round < rounds; round++)
{
    foreach (var (name, run) in cases)
        Stopwatches.Keep(here, name, Stopwatches.NanosecondsPerCall(run));
    foreach (var (name, nanoseconds) in Peer.Measure(python))
        Stopwatches.Keep(there, name, nanoseconds);
}

Console.WriteLine($"libtorch {__version__}, one thread; ns per call, best of {rounds} rounds");
Console.WriteLine($"{"operator",-28} {"C#",8} {"Python",8} {"ratio",6}");
foreach (var (name, _) in cases)
{
    var peer = there.TryGetValue(name, out var nanoseconds) ? $"{nanoseconds,8:F0} {here[name] / nanoseconds,6:F2}" : $"{"-",8} {"-",6}";
    Console.WriteLine($"{name,-28} {here[name],8:F0} {peer}");
}
if (there.Count == 0) return 0;

var (slowest, ratio) = cases.Select(known => (known.Name, here[known.Name] / there[known.Name])).MaxBy(pair => pair.Item2);
Console.WriteLine($"largest ratio {ratio:F2} ({slowest}); the limit is {limit}");
return ratio <= limit ? 0 : 1;
