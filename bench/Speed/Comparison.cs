using Harness;
using Speed.Ours;
using Speed.Peers;

namespace Speed;

/// <summary>Processes that do the same, ours and each peer's, with one thread and with two.</summary>
internal sealed class Comparison : IDisposable
{
    internal static readonly IReadOnlyList<int> ThreadCounts = [1, 2];

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
            foreach (var threads in ThreadCounts)
                ours.Add(ServedProcess.Own(["serve", compared.Name, Variant.AsItIs.Name, $"{threads}"], threads));
            foreach (var peer in compared.Peers.Where(peer => counts(peer) && (compared.HeapMatters || peer.Name != Cases.Kept)))
            {
                peer.Prepare(python);
                peers.Add((peer, [.. ThreadCounts.Select(threads => peer.Start(compared.Name, threads, python))]));
            }
            foreach (var (peer, processes) in peers)
                foreach (var process in processes) Agreement.Check(ours[0].FixedPoint, process.FixedPoint, peer.Name);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private IEnumerable<ServedProcess> OfPeers => peers.SelectMany(peer => peer.Processes);

    /// <summary>What all sides computed alike, as text.</summary>
    internal string FixedPoint => string.Join(", ", peers
        .Select(peer => $"{Agreement.Losses(peer.Processes[0].FixedPoint)} by {peer.Peer.Name}")
        .Prepend($"{ours[0].FixedPoint[0]:0} weights, {Agreement.Losses(ours[0].FixedPoint)} here"));

    internal Result Run(int turns)
    {
        var samples = InTurn.Measure([ours, [.. OfPeers]], turns);
        return new Result(compared, Measured("ours", ours), [.. peers.Select(peer => Measured(peer.Peer.Name, peer.Processes))]);

        PeerResult Measured(string name, List<ServedProcess> processes) => new(name, [.. processes.Select((process, i) =>
            new Side(ThreadCounts[i], compared.Speeds(samples[process]), process.PeakMemory()))]);
    }

    public void Dispose()
    {
        Parallel.ForEach(ours.Concat(OfPeers), process => process.Dispose());
    }
}
