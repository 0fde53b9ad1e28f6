using System.Numerics;
using System.Runtime.Intrinsics;
using RnnResearch.Kernels;

namespace RnnResearch.Recurrent.Fused;

/// <summary>The gradients of the pre-activations for some steps: as many as make one good product of the weights' gradients.</summary>
internal sealed unsafe class ChunkGradients<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int RowsAtOnce = 1024;

    private readonly RecurrenceShape shape;
    private readonly NativeArray<T> gradients;
    private readonly int capacity;

    /// <param name="shape">the sizes</param>
    /// <param name="blocks">how many pre-activations a unit has</param>
    public ChunkGradients(RecurrenceShape shape, int blocks)
    {
        this.shape = shape;
        capacity = Math.Min(Math.Max(RowsAtOnce, shape.Batch), shape.Rows);
        // One vector more: rows whose length is a power of two fall on a few lines of the cache when they are read downwards.
        Width = (blocks * (nint)shape.Block) + Vector512<T>.Count;
        gradients = new NativeArray<T>(capacity * Width);
    }

    /// <summary>The first of its steps.</summary>
    public int First { get; private set; }

    /// <summary>The step after its last.</summary>
    public int End { get; private set; }

    /// <summary>Elements for a sequence and step.</summary>
    public nint Width { get; }

    /// <summary>The rows of its steps.</summary>
    public int Rows => shape.Start(End) - shape.Start(First);

    /// <summary>The gradients of a sequence at a step.</summary>
    public T* this[int step, int row] => gradients.Data + ((shape.Start(step) - shape.Start(First) + (nint)row) * Width);

    /// <summary>Those of all its steps, one after another.</summary>
    public Rows<T> All => new(this[First, 0], Width);

    /// <summary>Turns to the steps before <paramref name="end"/>.</summary>
    public void Cover(int end)
    {
        (First, End) = (end - 1, end);
        while (First > 0 && shape.Start(end) - shape.Start(First - 1) <= capacity) First--;
    }

    public void Dispose() => gradients.Dispose();
}
