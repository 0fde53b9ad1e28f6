using System.Diagnostics;
using System.Globalization;
using Harness;
using Speed.Peers;

namespace Speed;

/// <summary>
/// Processes that do the same, ours and each peer's, with one thread and with two. They stand ready together and measure in turn:
/// whatever else the machine does meets them all alike.
/// </summary>
internal sealed class Comparison : IDisposable
{
    internal static readonly IReadOnlyList<int> ThreadCounts = [1, 2];

    // In a process that is compiled while it runs the parts that are used often are compiled again in the first seconds.
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(2);

    // Who is so much slower in the warm-up than another thread count, or than the fastest peer, cannot be the better one.
    private const double Hopeless = 0.6;

    private const double Tolerance = 1e-4;

    // Of the last loss, after updates: Adam makes a gradient that is nothing but rounding as large as any.
    private const double ToleranceAfterUpdates = 1e-3;

    // Threads of matrix products look for more work for tens of milliseconds before they sleep.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(50);

    private readonly Case compared;
    private readonly List<ServedProcess> ours = [];
    private readonly List<(Peer Peer, List<ServedProcess> Processes)> peers = [];

    /// <param name="compared">what is measured</param>
    /// <param name="python">the interpreter of the peers</param>
    /// <param name="counts">whether the speed of a peer says anything here</param>
    internal Comparison(Case compared, string python, Predicate<Peer> counts)
    {
        this.compared = compared;
        try
        {
            foreach (var threads in ThreadCounts) ours.Add(ServedProcess.Own(["serve", compared.Name, $"{threads}"], threads));
            foreach (var peer in compared.Peers.Where(peer => counts(peer)))
            {
                peer.Prepare(python);
                peers.Add((peer, [.. ThreadCounts.Select(threads => peer.Start(compared.Name, threads, python))]));
            }
            foreach (var (peer, processes) in peers)
                foreach (var process in processes) Check(ours[0].FixedPoint, process.FixedPoint, peer);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private IEnumerable<ServedProcess> All => ours.Concat(peers.SelectMany(peer => peer.Processes));

    /// <summary>What all sides computed alike, as text.</summary>
    internal string FixedPoint => string.Join(", ", peers
        .Select(peer => $"{Losses(peer.Processes[0].FixedPoint)} by {peer.Peer.Name}")
        .Prepend($"{ours[0].FixedPoint[0]:0} weights, {Losses(ours[0].FixedPoint)} here"));

    internal Result Run(int turns)
    {
        var speeds = All.ToDictionary(process => process, process => new List<double> { WarmUp(process) });
        ServedProcess[] runners = [.. Hopeful(ours, speeds), .. peers.SelectMany(peer => Hopeful(peer.Processes, speeds))];
        foreach (var process in runners) speeds[process].Clear();
        for (var turn = 0; turn < turns; turn++)
        {
            // There and back again: nobody always measures after the same neighbour.
            foreach (var process in turn % 2 == 0 ? runners : runners.Reverse()) speeds[process].Add(Measure(process));
        }
        return new Result(
            compared, Measured("ours", ours, speeds), [.. peers.Select(peer => Measured(peer.Peer.Name, peer.Processes, speeds))]);
    }

    public void Dispose()
    {
        foreach (var process in All) process.Dispose();
    }

    /// <summary>The speed of the last measurement of the warm-up, units per second.</summary>
    private double WarmUp(ServedProcess process)
    {
        var (clock, speed) = (Stopwatch.StartNew(), 0.0);
        while (clock.Elapsed < WarmUpTime) speed = Measure(process);
        return speed;
    }

    private double Measure(ServedProcess process)
    {
        Thread.Sleep(Rest);
        return process.Measure().Speed / compared.TokensPerUnit;
    }

    private IEnumerable<ServedProcess> Hopeful(List<ServedProcess> processes, Dictionary<ServedProcess, List<double>> speeds)
    {
        var fastest = (processes == ours ? processes : peers.SelectMany(peer => peer.Processes)).Max(process => speeds[process][0]);
        return processes.Where(process => speeds[process][0] >= Hopeless * fastest);
    }

    private static void Check(IReadOnlyList<double> here, IReadOnlyList<double> there, Peer peer)
    {
        if (here.Count == there.Count && Enumerable.Range(0, here.Count).All(Agree)) return;
        throw new InvalidDataException(
            $"not the same computation: {string.Join(", ", here)} here, {string.Join(", ", there)} by {peer.Name} "
            + "(weights, then losses)");

        bool Agree(int i)
        {
            var tolerance = i > 0 && i == here.Count - 1 ? ToleranceAfterUpdates : Tolerance;
            return Math.Abs(here[i] - there[i]) <= tolerance * Math.Max(1, Math.Abs(there[i]));
        }
    }

    private static PeerResult Measured(string name, List<ServedProcess> processes, Dictionary<ServedProcess, List<double>> speeds) =>
        new(name, [.. processes.Select((process, i) => new Side(ThreadCounts[i], speeds[process], process.PeakMemory()))]);

    private static string Losses(IReadOnlyList<double> fixedPoint) =>
        string.Join(" and ", fixedPoint.Skip(1).Select(loss => loss.ToString("F6", CultureInfo.InvariantCulture)));
}
