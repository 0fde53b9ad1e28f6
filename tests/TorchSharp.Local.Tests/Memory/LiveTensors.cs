using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.Memory;

/// <summary>How many tensors are really in use.</summary>
internal static class LiveTensors
{
    /// <summary>The count after everything that waits for the finalizer is gone: it would be missed later on, in the middle of a test.</summary>
    internal static long Count()
    {
        long before;
        // A finalized graph may have held further tensors: go on while there is something to free.
        do
        {
            before = Tensor.TotalCount;
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        while (Tensor.TotalCount < before);
        return before;
    }
}
