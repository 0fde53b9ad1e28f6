using System.Numerics;
using RnnResearch.Kernels;

namespace RnnResearch.Recurrent.Fused;

/// <summary>The gradients of the pre-activations for some steps: as many as make one good product of the weights' gradients.</summary>
internal sealed unsafe class ChunkGradients<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Rows whose length is a power of two would fall on a few lines of the cache when they are read downwards.
    private const int CacheLine = 64;

    private readonly RecurrenceShape shape;
    private readonly NativeArray<T> gradients;

    /// <param name="shape">the sizes</param>
    /// <param name="blocks">how many pre-activations a unit has</param>
    public ChunkGradients(RecurrenceShape shape, int blocks)
    {
        this.shape = shape;
        Width = (blocks * (nint)shape.Block) + (CacheLine / System.Runtime.CompilerServices.Unsafe.SizeOf<T>());
        gradients = new NativeArray<T>(shape.StepsAtOnce * shape.Batch * Width);
    }

    /// <summary>The first of its steps.</summary>
    public int First { get; private set; }

    /// <summary>The step after its last.</summary>
    public int End { get; private set; }

    /// <summary>Elements for a sequence and step.</summary>
    public nint Width { get; }

    /// <summary>Sequences times steps.</summary>
    public int Rows => (End - First) * shape.Batch;

    /// <summary>The gradients of a sequence at a step.</summary>
    public T* this[int step, int row] => gradients.Data + ((((step - First) * (nint)shape.Batch) + row) * Width);

    /// <summary>Turns to the steps before <paramref name="end"/>.</summary>
    public void Cover(int end) => (First, End) = (Math.Max(0, end - shape.StepsAtOnce), end);

    public void Dispose() => gradients.Dispose();
}
