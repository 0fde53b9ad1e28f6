using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Kernels;

/// <summary>The memory of tensors, for kernels that compute in it.</summary>
internal static unsafe class TensorMemory
{
    /// <summary>
    /// The first element of a contiguous tensor on the processor, or null where there is none; valid while the tensor lives,
    /// which the caller sees to.
    /// </summary>
    /// <exception cref="ArgumentException">It has another type, is elsewhere, or has gaps.</exception>
    public static T* Of<T>(Tensor tensor) where T : unmanaged
    {
        if (tensor.dtype != TypeOf<T>() || tensor.device_type != DeviceType.CPU || !tensor.is_contiguous())
            throw new ArgumentException(
                $"expected {TypeOf<T>()} on the processor without gaps, found {tensor.dtype} on {tensor.device_type}, "
                + $"[{string.Join(", ", tensor.shape)}] with strides [{string.Join(", ", tensor.stride())}]",
                nameof(tensor));
        var count = tensor.numel();
        if (count == 0) return null;
        if (count <= int.MaxValue / sizeof(T)) return First<T>(tensor.bytes);
        using var first = tensor.view(-1).narrow(0, 0, 1); // no span is longer than 2 GiB
        return First<T>(first.bytes);
    }

    /// <summary>The tensor without gaps in memory: itself, where it has none.</summary>
    public static Tensor WithoutGaps(Tensor tensor) => tensor.is_contiguous() ? tensor : tensor.contiguous();

    /// <summary>Whether the tensors have the same shape; asks for no <c>shape</c>, which takes a hundred times as long.</summary>
    public static bool AreAlike(Tensor a, Tensor b)
    {
        var alike = a.dim() == b.dim();
        for (var i = 0; alike && i < a.dim(); i++) alike = a.size(i) == b.size(i);
        return alike;
    }

    private static ScalarType TypeOf<T>() =>
        typeof(T) == typeof(float) ? ScalarType.Float32
        : typeof(T) == typeof(double) ? ScalarType.Float64
        : typeof(T) == typeof(long) ? ScalarType.Int64
        : throw new NotSupportedException($"no kernel computes {typeof(T).Name}");

    private static T* First<T>(Span<byte> bytes) where T : unmanaged => (T*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(bytes));
}
