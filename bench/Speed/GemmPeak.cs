using Harness;

namespace Speed;

/// <summary>
/// The best speed of <see cref="SquareProduct"/> with one thread and with two. It is asked for again and again in the course of a run, so
/// that it is of the machine as it was then.
/// </summary>
internal sealed class GemmPeak : IDisposable
{
    private readonly ServedProcess[] processes =
        [.. Comparison.ThreadCounts.Select(threads => ServedProcess.Own(["serve", Cases.Gemm, $"{threads}"], threads))];

    private readonly double[] best = new double[Comparison.ThreadCounts.Count];

    /// <summary>GFLOP/s, an element for each of <see cref="Comparison.ThreadCounts"/>.</summary>
    internal IReadOnlyList<double> Best => best;

    /// <summary>The larger one.</summary>
    internal double Peak => best.Max();

    internal void Measure()
    {
        foreach (var (i, process) in processes.Index()) best[i] = Math.Max(best[i], process.Measure().Speed / 1e9);
    }

    public void Dispose()
    {
        foreach (var process in processes) process.Dispose();
    }
}
