using System.Globalization;
using Harness;

namespace Speed;

/// <summary>
/// Four processes that do the same, ours and the peer's, with one thread and with two. They stand ready together and measure in turn:
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
    private readonly List<ServedProcess> peers = [];

    internal Comparison(Case compared, string python)
    {
        this.compared = compared;
        try
        {
            foreach (var threads in ThreadCounts)
            {
                ours.Add(ServedProcess.Own(["serve", compared.Name, $"{threads}"], threads));
                peers.Add(new ServedProcess(python, [Repository.Peer(compared.Peer.Script), $"{threads}", compared.Peer.Json], threads));
                Check(ours[^1].FixedPoint, peers[^1].FixedPoint);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What both sides computed alike, as text.</summary>
    internal string FixedPoint =>
        $"{ours[0].FixedPoint[0]:0} weights, {Losses(ours[0].FixedPoint)} here and {Losses(peers[0].FixedPoint)} there";

    internal Result Run(int turns)
    {
        ServedProcess[] all = [.. ours, .. peers];
        foreach (var process in all) WarmUp(process);
        var speeds = all.ToDictionary(process => process, _ => new List<double>());
        for (var turn = 0; turn < turns; turn++)
        {
            // There and back again: nobody always measures after the same neighbour.
            foreach (var process in turn % 2 == 0 ? all : all.Reverse())
                speeds[process].Add(Measure(process).Speed / compared.TokensPerUnit);
        }
        return new Result(compared, Sides(ours, speeds), Sides(peers, speeds));
    }

    public void Dispose()
    {
        foreach (var process in ours.Concat(peers)) process.Dispose();
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

    private void Check(IReadOnlyList<double> here, IReadOnlyList<double> there)
    {
        if (here.Count == there.Count && Enumerable.Range(0, here.Count).All(Agree)) return;
        throw new InvalidDataException(
            $"not the same computation: {string.Join(", ", here)} here, {string.Join(", ", there)} in {compared.Peer.Script} "
            + "(weights, then losses)");

        bool Agree(int i)
        {
            var tolerance = i > 0 && i == here.Count - 1 ? ToleranceAfterUpdates : Tolerance;
            return Math.Abs(here[i] - there[i]) <= tolerance * Math.Max(1, Math.Abs(there[i]));
        }
    }

    private static IReadOnlyList<Side> Sides(List<ServedProcess> processes, Dictionary<ServedProcess, List<double>> speeds) =>
        [.. processes.Select((process, i) => new Side(ThreadCounts[i], speeds[process], process.PeakMemory()))];

    private static string Losses(IReadOnlyList<double> fixedPoint) =>
        string.Join(" and ", fixedPoint.Skip(1).Select(loss => loss.ToString("F6", CultureInfo.InvariantCulture)));
}
