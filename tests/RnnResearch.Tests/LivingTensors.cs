using static TorchSharp.torch;

namespace RnnResearch.Tests;

/// <summary>How many tensors the process holds, for tests that none leaks.</summary>
internal static class LivingTensors
{
    /// <summary>Tensors alive once the finalizers of what other tests left behind have run.</summary>
    public static long Count()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Tensor.TotalCount;
    }
}
