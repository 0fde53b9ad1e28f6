using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using RnnResearch.Kernels;

namespace RnnResearch.Recurrent.Fused;

/// <summary>What came back to each token of the vocabulary: the gradients of the pre-activations that its vector enters, summed over the places where it stands.</summary>
internal sealed unsafe class TokenGradients<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly RecurrenceShape shape;
    private readonly RecurrenceMemory<T> memory;
    private readonly ChunkGradients<T> chunk;
    private readonly NativeArray<T> sums;
    private readonly int entering;

    public TokenGradients(RecurrenceShape shape, CellPlan plan, RecurrenceMemory<T> memory, ChunkGradients<T> chunk)
    {
        (this.shape, this.memory, this.chunk, entering) = (shape, memory, chunk, plan.Input.Length * shape.Block);
        var width = entering + Vector512<T>.Count; // as in ChunkGradients
        sums = new NativeArray<T>((long)shape.Vocabulary * width).Clear();
        Rows = new Rows<T>(sums.Data, width);
    }

    /// <summary>A row for each token.</summary>
    public Rows<T> Rows { get; }

    /// <summary>Adds the chunk's. Each worker has some units of every token.</summary>
    public void Add(int worker, int workers)
    {
        var (from, to) = Crew.Share(entering, worker, workers);
        for (var t = chunk.First; t < chunk.End; t++)
        {
            for (var b = 0; b < shape.Batch; b++)
            {
                var row = new Span<T>(Rows[0, memory.Token(t, b)] + from, to - from);
                TensorPrimitives.Add(row, new ReadOnlySpan<T>(chunk[t, b] + from, to - from), row);
            }
        }
    }

    /// <summary>Adds the gradient of weights that see one-hot vectors: each token's is a column.</summary>
    /// <param name="gradient">[G·H, V]</param>
    /// <param name="blocks">its H-long blocks of rows, in the order of the storage blocks</param>
    /// <param name="worker">has a share of the units</param>
    /// <param name="workers">as many shares</param>
    public void AddColumns(T* gradient, int[] blocks, int worker, int workers)
    {
        var (from, to) = Crew.Share(shape.Hidden, worker, workers);
        for (var i = 0; i < blocks.Length; i++)
        {
            for (var j = from; j < to; j++)
            {
                var row = gradient + ((((nint)blocks[i] * shape.Hidden) + j) * shape.Vocabulary);
                var sum = Rows[0, 0] + ((nint)i * shape.Block) + j;
                for (var token = 0; token < shape.Vocabulary; token++, sum += Rows.Row) row[token] += *sum;
            }
        }
    }

    public void Dispose() => sums.Dispose();
}
