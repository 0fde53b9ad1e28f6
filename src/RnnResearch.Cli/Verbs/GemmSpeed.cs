using System.Diagnostics;
using TorchSharp;

namespace RnnResearch.Cli.Verbs;

/// <summary>How fast large matrix products are here: most of a recurrent network's time goes there.</summary>
internal static class GemmSpeed
{
    private const int Size = 1024;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(1);

    /// <summary>Single-precision operations per nanosecond (GFLOP/s) of square products, with so many threads.</summary>
    public static double Measure(int threads)
    {
        var before = torch.get_num_threads();
        torch.set_num_threads(threads);
        try
        {
            using var scope = torch.NewDisposeScope();
            var a = torch.randn(Size, Size);
            var b = torch.randn(Size, Size);
            torch.mm(a, b).Dispose(); // the first one starts the threads
            var count = 0;
            var clock = Stopwatch.StartNew();
            for (; clock.Elapsed < Duration; count++) torch.mm(a, b).Dispose();
            return 2.0 * Size * Size * Size * count / clock.Elapsed.TotalNanoseconds;
        }
        finally
        {
            torch.set_num_threads(before);
        }
    }
}
