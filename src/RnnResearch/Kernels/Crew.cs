using System.Runtime.ExceptionServices;

namespace RnnResearch.Kernels;

/// <summary>Shares work among the <see cref="ProcessorThreads"/>: the caller and members that stay.</summary>
internal static class Crew
{
    // Handing a share over takes as long as some hundred thousand multiply-adds.
    private const double WorthSharing = 200_000;

    private static readonly Lock busy = new();
    private static readonly List<CrewMember> members = [];

    [ThreadStatic]
    private static bool working;

    /// <summary>
    /// How many take part in work of <paramref name="parts"/> parts that cannot be shared, <paramref name="cost"/> multiply-adds in all.
    /// </summary>
    public static int Size(long parts, double cost)
    {
        var most = Math.Min(ProcessorThreads.Count, parts);
        return (int)Math.Max(1, Math.Min(most, cost / WorthSharing));
    }

    /// <summary>
    /// Runs <paramref name="work"/> for each share from 0 on, and returns when all are done, or throws then what went wrong in the first
    /// that failed: nobody still writes. Where the members are taken, the caller does all of it.
    /// </summary>
    public static void Run(int shares, Action<int> work)
    {
        if (shares == 1 || working || !busy.TryEnter())
        {
            for (var share = 0; share < shares; share++) work(share);
            return;
        }
        try
        {
            working = true;
            while (members.Count < shares - 1) members.Add(new CrewMember());
            for (var i = 1; i < shares; i++) members[i - 1].Begin(work, i);
            var failure = Attempt(work, 0);
            for (var i = 1; i < shares; i++)
            {
                var another = members[i - 1].Wait();
                failure ??= another;
            }
            failure?.Throw();
        }
        finally
        {
            working = false;
            busy.Exit();
        }
    }

    /// <summary>Does a share.</summary>
    /// <returns>what went wrong, or null</returns>
    public static ExceptionDispatchInfo? Attempt(Action<int> work, int share)
    {
        try
        {
            work(share);
            return null;
        }
        catch (Exception wrong)
        {
            return ExceptionDispatchInfo.Capture(wrong);
        }
    }

    /// <summary>A worker's share of <paramref name="count"/> things: from, and to before.</summary>
    public static (int From, int To) Share(int count, int worker, int workers) =>
        ((int)((long)count * worker / workers), (int)((long)count * (worker + 1) / workers));
}
