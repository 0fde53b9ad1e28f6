using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace RnnResearch.Kernels;

/// <summary>The memory of tensors, for kernels that compute in it.</summary>
internal static unsafe class TensorMemory
{
    /// <summary>The first element of a contiguous tensor on the processor; valid while the tensor lives, which the caller sees to.</summary>
    public static T* Of<T>(Tensor tensor) where T : unmanaged
    {
        if (tensor.numel() == 0) return null;
        using var first = tensor.view(-1).narrow(0, 0, 1); // a span of all would end at 2 GiB
        return (T*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref MemoryMarshal.GetReference(first.bytes));
    }
}
