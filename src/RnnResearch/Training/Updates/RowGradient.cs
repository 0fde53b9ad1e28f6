using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RnnResearch.Kernels;
using static TorchSharp.torch;

namespace RnnResearch.Training.Updates;

/// <summary>
/// The gradient of a table [V, E] as the rows that have one, each once: a row that was read several times has the sum, added up in the
/// order of reading as a dense gradient has it. Its memory is kept from step to step.
/// </summary>
/// <param name="height">V</param>
/// <param name="length">E, elements of a row</param>
internal sealed unsafe class RowGradient<T>(long height, int length) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int[] places = new int[height]; // where each row of the table is, from 1; 0 for nowhere
    private long[] rows = [];
    private T[] values = [];                          // [.., E], pinned

    /// <summary>E.</summary>
    public int Length => length;

    /// <summary>How many rows have a gradient.</summary>
    public int Count { get; private set; }

    /// <summary>Which row of the table the one at <paramref name="place"/> is.</summary>
    public long Row(int place) => rows[place];

    /// <summary>The gradient of the row at <paramref name="place"/>, E elements; valid until the next is read.</summary>
    public T* At(int place) => (T*)Unsafe.AsPointer(ref values[(long)place * length]);

    /// <summary>Takes up a sparse gradient in place of the one before.</summary>
    /// <exception cref="NotSupportedException">It is not one of rows.</exception>
    public RowGradient<T> Read(Tensor gradient)
    {
        using var scope = NewDisposeScope();
        Tensor indices = gradient.SparseIndices.contiguous(), vectors = gradient.SparseValues.contiguous();
        if (indices.shape[0] != 1 || vectors.numel() != indices.shape[1] * length)
            throw new NotSupportedException(
                $"a sparse gradient of {indices.shape[0]} sparse dimensions and values [{string.Join(", ", vectors.shape)}]: "
                + $"the update takes one of whole rows, [N, {length}], as an embedding gives it");
        Forget((int)indices.shape[1]);
        var row = TensorMemory.Of<long>(indices);
        var from = TensorMemory.Of<T>(vectors);
        for (var i = 0; i < indices.shape[1]; i++) Add(row[i], new(from + ((long)i * length), length));
        GC.KeepAlive((indices, vectors));
        return this;
    }

    /// <summary>The sum of the squares of its elements as they are cut.</summary>
    public double Squared(Clipping<T> clipping) => Count == 0 ? 0 : GradientNorm<T>.Squared(At(0), (long)Count * length, clipping);

    /// <summary>Puts what there is of the table's elements from <paramref name="first"/> on into a strip of zeros.</summary>
    /// <returns>whether there was any</returns>
    public bool Put(long first, Span<T> strip)
    {
        var any = false;
        for (var row = first / length; row * length < first + strip.Length; row++)
        {
            if (places[row] == 0) continue;
            var (start, from, to) = (row * length, Math.Max(row * length, first), Math.Min((row + 1) * length, first + strip.Length));
            new Span<T>(At(places[row] - 1) + (from - start), (int)(to - from)).CopyTo(strip[(int)(from - first)..]);
            any = true;
        }
        return any;
    }

    private void Forget(int capacity)
    {
        for (var i = 0; i < Count; i++) places[rows[i]] = 0;
        Count = 0;
        if (rows.Length >= capacity) return;
        rows = new long[capacity];
        values = GC.AllocateUninitializedArray<T>(checked(capacity * length), pinned: true);
    }

    private void Add(long row, ReadOnlySpan<T> gradient)
    {
        if (places[row] > 0)
        {
            Add(gradient, new(At(places[row] - 1), length));
            return;
        }
        rows[Count] = row;
        places[row] = ++Count;
        gradient.CopyTo(new(At(Count - 1), length));
    }

    private static void Add(ReadOnlySpan<T> gradient, Span<T> sum)
    {
        var i = 0;
        for (; i <= sum.Length - Vector512<T>.Count; i += Vector512<T>.Count)
            (Vector512.Create<T>(sum[i..]) + Vector512.Create(gradient[i..])).CopyTo(sum[i..]);
        for (; i < sum.Length; i++) sum[i] += gradient[i];
    }
}
