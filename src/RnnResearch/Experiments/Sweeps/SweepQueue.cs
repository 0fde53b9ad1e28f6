using System.Threading.Channels;

namespace RnnResearch.Experiments.Sweeps;

/// <summary>
/// The order in which the runs of a sweep are started. Of those that are trained alike one goes first; when it has ended well all others
/// may go, otherwise the next one.
/// </summary>
internal sealed class SweepQueue
{
    private readonly Channel<SweepRun> ready = Channel.CreateUnbounded<SweepRun>();
    private readonly Dictionary<SweepRun, Queue<SweepRun>> waiting = [];
    private int left;

    /// <param name="pending">what is to be run, in order</param>
    /// <param name="alike">all runs of the sweep that are trained as one is, the same list for each of them</param>
    /// <param name="states">how far each is</param>
    public SweepQueue(
        IReadOnlyList<SweepRun> pending,
        Func<SweepRun, IReadOnlyList<SweepRun>> alike,
        IReadOnlyDictionary<SweepRun, SweepRunState> states)
    {
        left = pending.Count;
        foreach (var group in pending.GroupBy(alike))
        {
            var isTrained = group.Key.Any(run => states[run] == SweepRunState.Finished);
            var first = group.FirstOrDefault(run => states[run] == SweepRunState.Unfinished) ?? group.First();
            var behind = new Queue<SweepRun>(isTrained ? [] : group.Where(run => run != first));
            foreach (var run in group) waiting.Add(run, behind);
        }
        foreach (var run in pending.Where(run => !waiting[run].Contains(run))) ready.Writer.TryWrite(run);
        if (left == 0) ready.Writer.Complete();
    }

    /// <summary>The runs, each as soon as it may go; it ends when all have ended.</summary>
    public IAsyncEnumerable<SweepRun> Runs => ready.Reader.ReadAllAsync();

    /// <summary>Hears that a run has ended.</summary>
    /// <param name="run">the run</param>
    /// <param name="trained">whether there is something to take over from it</param>
    public void Ended(SweepRun run, bool trained)
    {
        lock (waiting)
        {
            for (var n = trained ? waiting[run].Count : Math.Min(1, waiting[run].Count); n > 0; n--)
                ready.Writer.TryWrite(waiting[run].Dequeue());
            if (--left == 0) ready.Writer.Complete();
        }
    }
}
