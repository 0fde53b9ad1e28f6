using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RnnResearch.Kernels;

namespace RnnResearch.Recurrent.Fused;

/// <summary>
/// What came back to each token of the vocabulary: the gradients of the pre-activations that its vector enters, summed over the
/// places where it stands.
/// </summary>
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
            var rows = gradient + ((nint)blocks[i] * shape.Hidden * shape.Vocabulary);
            var columns = Rows[0, 0] + ((nint)i * shape.Block);
            var unit = from;
            for (; Quads.Fit<T>() && unit <= to - Quads.Size; unit += Quads.Size)
                AddFour((float*)columns + unit, (float*)rows + ((nint)unit * shape.Vocabulary));
            for (; unit < to; unit++)
            {
                var row = rows + ((nint)unit * shape.Vocabulary);
                for (var token = 0; token < shape.Vocabulary; token++) row[token] += columns[(token * Rows.Row) + unit];
            }
        }
    }

    // The columns of four units, for all tokens.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void AddFour(float* columns, float* rows)
    {
        var (token, count) = (0, (nint)shape.Vocabulary);
        for (; token <= count - Quads.Size; token += Quads.Size, columns += Quads.Size * Rows.Row, rows += Quads.Size)
        {
            var (a, b) = (Vector128.Load(columns), Vector128.Load(columns + Rows.Row));
            var (c, d) = (Vector128.Load(columns + (2 * Rows.Row)), Vector128.Load(columns + (3 * Rows.Row)));
            Quads.Transpose(ref a, ref b, ref c, ref d);
            (a + Vector128.Load(rows)).Store(rows);
            (b + Vector128.Load(rows + count)).Store(rows + count);
            (c + Vector128.Load(rows + (2 * count))).Store(rows + (2 * count));
            (d + Vector128.Load(rows + (3 * count))).Store(rows + (3 * count));
        }
        for (; token < count; token++, columns += Rows.Row, rows++)
        {
            for (var unit = 0; unit < Quads.Size; unit++) rows[unit * count] += columns[unit];
        }
    }

    public void Dispose() => sums.Dispose();
}
