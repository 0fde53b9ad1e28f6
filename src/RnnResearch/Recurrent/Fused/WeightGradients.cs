using System.Numerics;
using System.Numerics.Tensors;
using RnnResearch.Kernels;
using RnnResearch.Recurrent.Fused.Attention;

namespace RnnResearch.Recurrent.Fused;

/// <summary>
/// The gradients of the weights from those of the pre-activations of a chunk of steps, rows of each matrix shared among the workers. No sum
/// is shared, so that the result does not depend on how many there are.
/// </summary>
internal sealed unsafe class WeightGradients<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CellPlan plan;
    private readonly RecurrenceShape shape;
    private readonly RecurrenceMemory<T> memory;
    private readonly ChunkGradients<T> chunk;
    private readonly RecurrenceWeights<T> gradients;
    private readonly AttentionBackward<T>? attention;
    private readonly NativeArray<T> bias; // [Gradients, Block]

    public WeightGradients(CellPlan plan, RecurrenceShape shape, RecurrenceMemory<T> memory, ChunkGradients<T> chunk, RecurrenceWeights<T> gradients, AttentionBackward<T>? attention)
    {
        (this.plan, this.shape, this.memory, this.chunk, this.gradients, this.attention) = (plan, shape, memory, chunk, gradients, attention);
        bias = new NativeArray<T>((long)plan.Gradients * shape.Block).Clear();
    }

    /// <summary>Adds the chunk's share.</summary>
    /// <param name="table">the gradient of the table that the input comes from, or null</param>
    /// <param name="workers">how many share the rows</param>
    public void Add(T* table, int workers)
    {
        Factor[] factors = [.. Factors()];
        var packed = new PackedMatrix<T>[factors.Length];
        Crew.Run(Math.Min(workers, factors.Length), worker =>
        {
            for (var i = worker; i < factors.Length; i += Math.Min(workers, factors.Length)) packed[i] = PackedMatrix<T>.OfRows(factors[i].Rows, factors[i].Length);
        });
        Crew.Run(workers, worker =>
        {
            for (var i = 0; i < factors.Length; i++) AddMatrix(factors[i], packed[i], worker, workers);
            AddBias(worker, workers);
            if (table is not null) AddTable(table, worker, workers);
        });
        foreach (var matrix in packed) matrix.Dispose();
    }

    /// <summary>Hands out what has no matrix: the biases, and the units' own weights, whose gradients each worker has summed for its rows.</summary>
    public void Finish(NativeArray<T>[] unitGradients)
    {
        if (gradients.InputBias is not null) HandOut(bias.Data, plan.Input.Select((block, storage) => (block, storage)), gradients.InputBias);
        HandOut(bias.Data, plan.RecurrentBiases, gradients.RecurrentBias);
        for (var i = 0; i < plan.UnitWeights.Length; i++)
        {
            foreach (var worker in unitGradients) HandOut(worker.Data, [(0, i)], gradients.Unit(i));
        }
    }

    public void Dispose() => bias.Dispose();

    private void HandOut(T* sums, IEnumerable<(int Block, int Storage)> blocks, T* to)
    {
        foreach (var (block, storage) in blocks)
        {
            for (var j = 0; j < shape.Hidden; j++) to[((nint)block * shape.Hidden) + j] += sums[((nint)storage * shape.Block) + j];
        }
    }

    // What each matrix was multiplied with.
    private IEnumerable<Factor> Factors()
    {
        if (attention is not null) yield return new Factor(Rows(attention.ContextAt), attention.ContextLength, attention.ContextGradient, attention.ContextLength, plan.Input, 0);
        if (InputGradient() != 0) yield return new Factor(Rows(InputAt), shape.Input, InputGradient(), shape.Input, plan.Input, 0);
        foreach (var product in plan.Products)
        {
            for (var i = 0; i < product.Width; i++)
            {
                var offset = (product.Operand + i) * shape.Block ?? 0;
                yield return new Factor(
                    Rows((t, b) => OperandAt(product, t, b, offset)), shape.Hidden, MatrixGradient(product, i), product.Width * shape.Hidden, product.Blocks, product.To);
            }
        }
    }

    private nint InputAt(int t, int b) => (nint)memory.Input(t, b);

    private nint InputGradient() => (nint)gradients.Input;

    private nint MatrixGradient(RecurrentProduct product, int operand) => (nint)(gradients.Matrix(product.Weight) + ((nint)operand * shape.Hidden));

    private nint OperandAt(RecurrentProduct product, int t, int b, int offset) =>
        product.Operand is null ? (nint)memory.HiddenBefore(t, b) : (nint)(memory.Storage(product.Before ? t - 1 : t, b) + offset);

    private nint[] Rows(Func<int, int, nint> at)
    {
        var rows = new nint[chunk.Rows];
        for (int t = chunk.First, k = 0; t < chunk.End; t++)
        {
            for (var b = 0; b < shape.Running(t); b++, k++) rows[k] = at(t, b);
        }
        return rows;
    }

    private void AddMatrix(Factor factor, PackedMatrix<T> x, int worker, int workers)
    {
        for (int i = 0, run; i < factor.Blocks.Length; i += run)
        {
            run = 1; // blocks that follow one another on both sides go as one
            while (shape.Block == shape.Hidden && i + run < factor.Blocks.Length && factor.Blocks[i + run] == factor.Blocks[i] + run) run++;
            var (from, to) = Crew.Share(run * shape.Hidden, worker, workers);
            var (column, row) = ((factor.To + i) * (nint)shape.Block, (nint)factor.Blocks[i] * shape.Hidden);
            var da = new Rows<T>(chunk[chunk.First, 0] + column + from, chunk.Width);
            SumOfProducts<T>.Add(da, chunk.Rows, x, new Rows<T>((T*)factor.Gradient + ((row + from) * factor.Stride), factor.Stride), to - from);
        }
    }

    private void AddBias(int worker, int workers)
    {
        var (from, to) = Crew.Share((int)bias.Length, worker, workers);
        var sums = new Span<T>(bias.Data + from, to - from);
        for (var k = 0; k < chunk.Rows; k++) TensorPrimitives.Add(sums, new ReadOnlySpan<T>(chunk[chunk.First, k] + from, to - from), sums);
    }

    // Each worker has some units of every token.
    private void AddTable(T* table, int worker, int workers)
    {
        var (from, to) = Crew.Share(shape.Hidden, worker, workers);
        for (var k = 0; k < chunk.Rows; k++)
        {
            var row = table + (memory.Place(chunk.First, k) * shape.Input);
            for (var i = 0; i < plan.Input.Length; i++)
            {
                var sums = new Span<T>(row + ((nint)plan.Input[i] * shape.Hidden) + from, to - from);
                TensorPrimitives.Add(sums, new ReadOnlySpan<T>(chunk[chunk.First, k] + ((nint)i * shape.Block) + from, to - from), sums);
            }
        }
    }

    /// <summary>A matrix's other factor.</summary>
    /// <param name="Rows">for each sequence and step</param>
    /// <param name="Length">of a row</param>
    /// <param name="Gradient">where the matrix's gradient begins</param>
    /// <param name="Stride">from a row of the matrix to the next</param>
    /// <param name="Blocks">the matrix's blocks of rows, in the order of the storage blocks</param>
    /// <param name="To">the first of these storage blocks</param>
    private sealed record Factor(nint[] Rows, int Length, nint Gradient, nint Stride, int[] Blocks, int To);
}
