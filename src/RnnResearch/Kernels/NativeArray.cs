using System.Runtime.InteropServices;

namespace RnnResearch.Kernels;

/// <summary>Memory outside the collector's for one computation, aligned to a cache line.</summary>
internal sealed unsafe class NativeArray<T> : IDisposable where T : unmanaged
{
    private readonly nuint size;

    /// <param name="length">elements; their values are whatever was there</param>
    public NativeArray(long length)
    {
        Length = length;
        size = (nuint)Math.Max(length, 1) * (nuint)sizeof(T);
        Data = (T*)KeptMemory.Shared.Take(ref size);
    }

    ~NativeArray() => Free();

    public T* Data { get; private set; }

    public long Length { get; }

    /// <summary>Sets every element to zero.</summary>
    public NativeArray<T> Clear()
    {
        NativeMemory.Clear(Data, (nuint)Length * (nuint)sizeof(T));
        return this;
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        if (Data is null) return;
        KeptMemory.Shared.Return(Data, size);
        Data = null;
    }
}
