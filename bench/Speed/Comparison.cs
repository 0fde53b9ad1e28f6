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

    private const int WarmUps = 2;

    // In a process that is compiled while it runs the parts that are used often are compiled again in the first seconds.
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(3);

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
                List<ServedProcess> processes = [];
                peers.Add((peer, processes));
                foreach (var threads in ThreadCounts)
                {
                    processes.Add(peer.Start(compared.Name, threads, python));
                    Check(ours[0].FixedPoint, processes[^1].FixedPoint, peer);
                }
            }
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
        ServedProcess[] all = [.. All];
        foreach (var process in all) WarmUp(process);
        var speeds = all.ToDictionary(process => process, _ => new List<double>());
        for (var turn = 0; turn < turns; turn++)
        {
            // There and back again: nobody always measures after the same neighbour.
            foreach (var process in turn % 2 == 0 ? all : all.Reverse())
                speeds[process].Add(Measure(process).Speed / compared.TokensPerUnit);
        }
        return new Result(
            compared, Measured("ours", ours, speeds), [.. peers.Select(peer => Measured(peer.Peer.Name, peer.Processes, speeds))]);
    }

    public void Dispose()
    {
        foreach (var process in All) process.Dispose();
    }

    private static void WarmUp(ServedProcess process)
    {
        var seconds = 0.0;
        for (var i = 0; i < WarmUps || seconds < WarmUpTime.TotalSeconds; i++) seconds += Measure(process).Seconds;
    }

    private static Sample Measure(ServedProcess process)
    {
        Thread.Sleep(Rest);
        return process.Measure();
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
