namespace RnnResearch.Kernels;

/// <summary>Shares work among the <see cref="ProcessorThreads"/>.</summary>
internal static class Crew
{
    // Waking another thread takes as long as some hundred thousand multiply-adds.
    private const double WorthSharing = 500_000;

    /// <summary>How many take part in work of <paramref name="parts"/> parts that cannot be shared, <paramref name="cost"/> multiply-adds in all.</summary>
    public static int Size(long parts, double cost) => (int)Math.Max(1, Math.Min(Math.Min(ProcessorThreads.Count, parts), cost / WorthSharing));

    /// <summary>Runs <paramref name="work"/> for each worker from 0 on, and returns when all are done.</summary>
    public static void Run(int workers, Action<int> work)
    {
        if (workers == 1) work(0);
        else Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, work);
    }

    /// <summary>A worker's share of <paramref name="count"/> things: from, and to before.</summary>
    public static (int From, int To) Share(int count, int worker, int workers) =>
        ((int)((long)count * worker / workers), (int)((long)count * (worker + 1) / workers));
}
