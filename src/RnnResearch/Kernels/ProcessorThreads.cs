using static TorchSharp.torch;

namespace RnnResearch.Kernels;

/// <summary>
/// The threads of the kernels on the processor. A program says once how many: torch's operators are then left with one. After each operator
/// torch's further threads keep their cores busy, waiting for the next one, for longer than a kernel takes.
/// </summary>
public static class ProcessorThreads
{
    private static int? count;

    /// <summary>How many the kernels use: torch's number until <see cref="Use"/> is called.</summary>
    public static int Count => count ?? get_num_threads();

    /// <summary>Gives the kernels <paramref name="threads"/> threads, and torch's operators one.</summary>
    public static void Use(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        count = threads;
        set_num_threads(1);
    }
}
