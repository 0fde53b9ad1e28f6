using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp.Native;

namespace TorchSharp;

// How .NET numbers become tensors.
public static partial class torch
{
    /// <summary>Copies numbers of the machine type <typeparamref name="T"/>, then casts and moves if asked.</summary>
    private static Tensor FromSpan<T>(
        ReadOnlySpan<T> data, ReadOnlySpan<long> shape, ScalarType type, ScalarType? dtype, Device? device, bool requires_grad,
        string[]? names)
        where T : unmanaged
    {
        var elements = 1L;
        foreach (var size in shape)
            elements *= size;
        if (elements != data.Length)
            throw new ArgumentException($"{data.Length} numbers do not fill a tensor of {elements} elements: the shape is wrong.");
        var tensor = Aten.empty_memory_format.Call(shape, type, Argument.None, CPU);
        MemoryMarshal.AsBytes(data).CopyTo(tensor.bytes);
        return Finished(MovedTo(tensor, dtype, device ?? DefaultDevice), requires_grad, names);
    }

    private static Tensor FromList<T>(
        IList<T> data, ReadOnlySpan<long> shape, ScalarType type, ScalarType? dtype, Device? device, bool requires_grad,
        string[]? names)
        where T : unmanaged =>
        FromSpan<T>(data as T[] ?? [.. data], shape, type, dtype, device, requires_grad, names);

    private static Tensor FromArray<T>(
        Array data, ScalarType type, ScalarType? dtype, Device? device, bool requires_grad, string[]? names)
        where T : unmanaged
    {
        var shape = new long[data.Rank];
        for (var i = 0; i < shape.Length; i++)
            shape[i] = data.GetLongLength(i);
        return FromSpan(Elements<T>(data), shape, type, dtype, device, requires_grad, names);
    }

    private static Tensor FromValue<T>(T value, ScalarType type, ScalarType? dtype, Device? device, bool requires_grad)
        where T : unmanaged =>
        FromSpan([value], [], type, dtype, device, requires_grad, null);

    private static Tensor FromScalar(Scalar value) =>
        Aten.full.Call(Array.Empty<long>(), value, value.Type, Argument.None, DefaultDevice);

    // A multi-dimensional array's elements lie in one piece, the last index running fastest.
    private static ReadOnlySpan<T> Elements<T>(Array data) where T : unmanaged =>
        MemoryMarshal.CreateReadOnlySpan(
            ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(data)), data.Length);

    private static Tensor MovedTo(Tensor tensor, ScalarType? dtype, Device device)
    {
        if ((dtype is null || dtype == tensor.dtype) && device.type == DeviceType.CPU)
            return tensor;
        using (tensor)
            return tensor.to(dtype ?? tensor.dtype, device);
    }

    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    /// <summary>A tensor of the array's shape and numbers.</summary>
    public static Tensor from_array(
        Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        return Type.GetTypeCode(rawArray.GetType().GetElementType()) switch
        {
            TypeCode.Single => From<float>(ScalarType.Float32),
            TypeCode.Double => From<double>(ScalarType.Float64),
            TypeCode.Int64 => From<long>(ScalarType.Int64),
            TypeCode.Int32 => From<int>(ScalarType.Int32),
            TypeCode.Int16 => From<short>(ScalarType.Int16),
            TypeCode.SByte => From<sbyte>(ScalarType.Int8),
            TypeCode.Byte => From<byte>(ScalarType.Byte),
            TypeCode.Boolean => From<bool>(ScalarType.Bool),
            _ => throw new ArgumentException($"A {rawArray.GetType()} cannot become a tensor: arrays of numbers and truth values can."),
        };

        Tensor From<T>(ScalarType type) where T : unmanaged =>
            FromArray<T>(rawArray, type, dtype, device, requires_grad, names);
    }

    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device? device = null) => from_array(data, dtype, device);

    /// <summary>The tensor itself where it is as asked (a new handle on it), else a converted copy.</summary>
    public static Tensor as_tensor(Tensor data, ScalarType? dtype = null, Device? device = null) =>
        data.to(dtype ?? data.dtype, device ?? data.device);

    /// <summary>A tensor over the array's own memory, which stays pinned while the tensor lives.</summary>
    public static unsafe Tensor frombuffer(
        Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        if (rawArray.Rank != 1)
            throw new ArgumentException("frombuffer takes an array of one dimension.", nameof(rawArray));
        var available = rawArray.LongLength - offset;
        if (offset < 0 || count > available)
            throw new ArgumentException($"{count} elements from {offset} on do not lie in an array of {rawArray.LongLength}.", nameof(count));
        var length = count < 0 ? available : count;
        var pin = GCHandle.Alloc(rawArray, GCHandleType.Pinned);
        var start = pin.AddrOfPinnedObject() + (nint)(offset * dtype.ElementSize());
        var handle = Libtorch.FromBlob(start, &length, 1, (int)dtype, GCHandle.ToIntPtr(pin), &Unpin);
        if (handle == 0)
            pin.Free();
        return Finished(new Tensor(handle), requires_grad);
    }

    [UnmanagedCallersOnly]
    private static void Unpin(nint pin) => GCHandle.FromIntPtr(pin).Free();
}
