using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>
/// The elements of a tensor on the CPU, in the order of its indices also where its memory has another. Usable while the tensor lives.
/// </summary>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T>, IEnumerable
    where T : unmanaged
{
    private readonly T* data;
    private readonly long[] sizes;
    private readonly long[] strides;
    private readonly bool contiguous;
    private Tensor? tensor;

    internal TensorAccessor(Tensor tensor)
    {
        // The tensor itself, not an alias: one that nobody disposes would keep the memory until the garbage collector comes by.
        this.tensor = tensor;
        sizes = tensor.size();
        strides = tensor.stride();
        contiguous = tensor.is_contiguous();
        Count = tensor.numel();
        data = (T*)tensor.DataPointer;
    }

    public long Count { get; }

    public bool IsReadOnly => false;

    public T this[params long[] indices]
    {
        get => *At(indices);
        set => *At(indices) = value;
    }

    public T[] ToArray()
    {
        var array = new T[Count];
        CopyTo(array);
        return array;
    }

    /// <summary>An array with the tensor's dimensions; a single value where it has none.</summary>
    public Array ToNDArray()
    {
        if (sizes.Length == 0)
            return ToArray();
        var array = Array.CreateInstance(typeof(T), sizes);
        var indices = new long[sizes.Length];
        for (var i = 0L; i < Count; i++)
        {
            array.SetValue(*Element(i), indices);
            for (var d = sizes.Length - 1; d >= 0 && ++indices[d] == sizes[d]; d--)
                indices[d] = 0;
        }
        return array;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var target = array[arrayIndex..];
        if (contiguous && Count - tensorIndex <= target.Length)
        {
            new Span<T>(Checked() + tensorIndex, checked((int)(Count - tensorIndex))).CopyTo(target);
            GC.KeepAlive(this);
            return;
        }
        for (var i = 0; i < target.Length && i + tensorIndex < Count; i++)
            target[i] = *Element(i + tensorIndex);
        GC.KeepAlive(this);
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) =>
        CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var source = array[arrayIndex..];
        for (var i = 0; i < source.Length && i + tensorIndex < Count; i++)
            *Element(i + tensorIndex) = source[i];
        GC.KeepAlive(this);
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0L; i < Count; i++)
            yield return Read(i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override bool Equals(object? obj) =>
        obj is TensorAccessor<T> other && sizes.AsSpan().SequenceEqual(other.sizes) && this.SequenceEqual(other);

    public override int GetHashCode() => HashCode.Combine((nint)data, Count);

    public static bool operator ==(TensorAccessor<T> left, TensorAccessor<T> right) => left.Equals(right);

    public static bool operator !=(TensorAccessor<T> left, TensorAccessor<T> right) => !left.Equals(right);

    /// <summary>Ends the access; the tensor stays as it is.</summary>
    public void Dispose() => tensor = null;

    private T Read(long index)
    {
        var value = *Element(index);
        GC.KeepAlive(this);
        return value;
    }

    private T* At(long[] indices)
    {
        if (indices.Length == 1 && sizes.Length != 1)
            return Element(indices[0]);
        if (indices.Length != sizes.Length)
            throw new ArgumentException($"{indices.Length} indices for a tensor of {sizes.Length} dimensions.", nameof(indices));
        var offset = 0L;
        for (var d = 0; d < indices.Length; d++)
        {
            if (indices[d] < 0 || indices[d] >= sizes[d])
                throw new ArgumentOutOfRangeException(nameof(indices), indices[d], $"Dimension {d} has {sizes[d]} elements.");
            offset += indices[d] * strides[d];
        }
        return Checked() + offset;
    }

    private T* Element(long index)
    {
        if (index < 0 || index >= Count)
            throw new ArgumentOutOfRangeException(nameof(index), index, $"The tensor has {Count} elements.");
        if (contiguous)
            return Checked() + index;
        var offset = 0L;
        for (var d = sizes.Length - 1; d >= 0; d--)
        {
            offset += index % sizes[d] * strides[d];
            index /= sizes[d];
        }
        return Checked() + offset;
    }

    private T* Checked()
    {
        ObjectDisposedException.ThrowIf(tensor is null || tensor.IsInvalid, this);
        return data;
    }
}
