using System.Diagnostics;

namespace Operators;

internal static class Stopwatches
{
    private const int Calls = 2000;
    private const int Repeats = 10;

    /// <summary>The best mean of several repeats; the first ones also let the compiler finish its work.</summary>
    internal static double NanosecondsPerCall(Action run)
    {
        var best = double.MaxValue;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var call = 0; call < Calls; call++)
                run();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds / Calls);
        }
        return best;
    }

    internal static void Keep(Dictionary<string, double> bests, string name, double nanoseconds) =>
        bests[name] = bests.TryGetValue(name, out var best) ? Math.Min(best, nanoseconds) : nanoseconds;
}
