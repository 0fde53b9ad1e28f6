namespace RnnResearch.Tests.Torch;

/// <summary>
/// A thread that has the garbage collector and the finalizers run all the time, until it is disposed: an object that only native code still
/// uses dies at once, and the memory it had is soon another's.
/// </summary>
internal sealed class RestlessCollector : IDisposable
{
    private const int RoundsPerFirstGeneration = 50;
    private const int RoundsPerFullCollection = 1_000;

    private readonly Thread thread;
    private volatile bool stopping;

    public RestlessCollector()
    {
        thread = new Thread(Collect) { IsBackground = true, Name = nameof(RestlessCollector) };
        thread.Start();
    }

    public void Dispose()
    {
        stopping = true;
        thread.Join();
    }

    private void Collect()
    {
        for (var round = 1; !stopping; round++)
        {
            Litter(round);
            GC.Collect(round % RoundsPerFullCollection == 0 ? 2 : round % RoundsPerFirstGeneration == 0 ? 1 : 0);
            GC.WaitForPendingFinalizers();
        }
    }

    /// <summary>Leaves garbage behind, most of it with a finalizer; by itself, so that no local of the loop holds any.</summary>
    private static void Litter(int round)
    {
        for (var i = 0; i < 4; i++) _ = new NativeLitter(round + i);
        GC.KeepAlive(new byte[16 + (round % 1_000)]);
    }
}
