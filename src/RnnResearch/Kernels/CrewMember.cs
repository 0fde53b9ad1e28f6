using System.Runtime.ExceptionServices;

namespace RnnResearch.Kernels;

/// <summary>
/// A thread that does its share of one piece of work after another. It waits awake for a moment, since the next piece mostly comes
/// at once, and then asleep.
/// </summary>
internal sealed class CrewMember
{
    // About as long as it takes to wake a thread.
    private const int Patience = 2000;

    private readonly object signal = new();
    private Action<int>? work;
    private ExceptionDispatchInfo? failure;
    private int share;
    private int asked;
    private int done;
    private volatile bool asleep;

    public CrewMember() => new Thread(Loop) { IsBackground = true, Name = "kernel" }.Start();

    /// <summary>Begins with share number <paramref name="number"/> of a piece of work.</summary>
    public void Begin(Action<int> piece, int number)
    {
        (work, share) = (piece, number);
        Interlocked.Increment(ref asked);
        if (!asleep) return;
        lock (signal) Monitor.Pulse(signal);
    }

    /// <summary>Returns when the share is done.</summary>
    /// <returns>what went wrong in it, or null</returns>
    public ExceptionDispatchInfo? Wait()
    {
        var spin = new SpinWait();
        while (Volatile.Read(ref done) != asked) spin.SpinOnce(sleep1Threshold: -1);
        return failure;
    }

    private void Loop()
    {
        for (var seen = 0; ;)
        {
            Await(seen++);
            failure = Crew.Attempt(work!, share);
            work = null;
            Volatile.Write(ref done, seen);
        }
    }

    private void Await(int seen)
    {
        for (var spins = 0; Volatile.Read(ref asked) == seen; spins++)
        {
            if (spins < Patience)
            {
                Thread.SpinWait(8);
                continue;
            }
            asleep = true;
            Interlocked.MemoryBarrier(); // whoever asks from here on sees it asleep; who asked before is seen below
            lock (signal)
            {
                while (Volatile.Read(ref asked) == seen) Monitor.Wait(signal);
            }
            asleep = false;
        }
    }
}
