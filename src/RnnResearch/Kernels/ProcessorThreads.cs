using static TorchSharp.torch;

namespace RnnResearch.Kernels;

/// <summary>
/// The threads of the processor, for the kernels and for torch's operators: they take turns, and whoever is not at work sleeps.
/// Torch's would stay awake for a while after each operator, on the cores that the next kernel needs:
/// <see cref="Torch.TorchLibrary"/> tells them to sleep.
/// </summary>
public static class ProcessorThreads
{
    private static int? count;

    /// <summary>How many the kernels use: torch's number until <see cref="Use"/> is called.</summary>
    public static int Count => count ?? get_num_threads();

    /// <summary>Gives the kernels <paramref name="threads"/> threads, and torch's operators as many on the thread that calls.</summary>
    public static void Use(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        count = threads;
        set_num_threads(threads);
    }
}
