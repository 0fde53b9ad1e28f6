using System.Runtime.InteropServices;

namespace RnnResearch.Kernels;

/// <summary>Memory outside the collector's for one computation, aligned to a cache line.</summary>
internal sealed unsafe class NativeArray<T> : IDisposable where T : unmanaged
{
    private const nuint CacheLine = 64;

    /// <param name="length">elements; their values are whatever was there</param>
    public NativeArray(long length)
    {
        Length = length;
        Data = (T*)NativeMemory.AlignedAlloc((nuint)Math.Max(length, 1) * (nuint)sizeof(T), CacheLine);
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
        NativeMemory.AlignedFree(Data);
        Data = null;
    }
}
