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
    private readonly TokenGradients<T>? tokens;
    private readonly AttentionBackward<T>? attention;
    private readonly NativeArray<T> bias; // [Gradients, Block]
    private readonly Factor[] factors;
    private readonly PackedMatrix<T>[] packed;

    /// <param name="plan">the cell's</param>
    /// <param name="shape">the sizes</param>
    /// <param name="memory">what forward left</param>
    /// <param name="chunk">the steps in hand</param>
    /// <param name="gradients">what is added to; null for what nobody wants</param>
    /// <param name="tokens">takes what comes back to tokens; null where there are none</param>
    /// <param name="attention">whose context entered too; null for none</param>
    public WeightGradients(
        CellPlan plan,
        RecurrenceShape shape,
        RecurrenceMemory<T> memory,
        ChunkGradients<T> chunk,
        RecurrenceWeights<T> gradients,
        TokenGradients<T>? tokens,
        AttentionBackward<T>? attention)
    {
        (this.plan, this.shape, this.memory, this.chunk) = (plan, shape, memory, chunk);
        (this.gradients, this.tokens, this.attention) = (gradients, tokens, attention);
        bias = new NativeArray<T>((long)plan.Gradients * shape.Block).Clear();
        factors = [.. Factors()];
        packed = new PackedMatrix<T>[factors.Length];
    }

    /// <summary>Adds the chunk's share.</summary>
    /// <param name="workers">how many share the rows</param>
    public void Add(int workers)
    {
        for (var i = 0; i < factors.Length; i++) packed[i] = Pack(factors[i], workers);
        Crew.Run(workers, worker =>
        {
            for (var i = 0; i < factors.Length; i++) AddMatrix(factors[i], chunk.All, chunk.Rows, packed[i], worker, workers);
            AddBias(worker, workers);
            tokens?.Add(worker, workers);
        });
        foreach (var matrix in packed) matrix.Dispose();
    }

    /// <summary>
    /// Hands out what is summed elsewhere: tokens, the biases, and the units' own weights, whose gradients each worker has
    /// summed for its rows.
    /// </summary>
    public void Finish(NativeArray<T>[] unitGradients, int workers)
    {
        if (tokens is not null && gradients.Input is not null) AddTokens(tokens, workers);
        HandOut(bias.Data, plan.InputBiases, gradients.InputBias);
        HandOut(bias.Data, plan.RecurrentBiases, gradients.RecurrentBias);
        for (var i = 0; i < plan.UnitWeights.Length; i++)
        {
            foreach (var worker in unitGradients) HandOut(worker.Data, [(0, i)], gradients.Unit(i));
        }
    }

    public void Dispose() => bias.Dispose();

    private void HandOut(T* sums, IReadOnlyList<(int Block, int Storage)> blocks, T* to)
    {
        if (to is null) return;
        foreach (var (block, storage) in blocks)
        {
            var sum = new Span<T>(to + ((nint)block * shape.Hidden), shape.Hidden);
            TensorPrimitives.Add(sum, new ReadOnlySpan<T>(sums + ((nint)storage * shape.Block), shape.Hidden), sum);
        }
    }

    // What the matrices were multiplied with at every step.
    private IEnumerable<Factor> Factors()
    {
        if (HasInput && shape.Vocabulary == 0) yield return Input();
        if (attention is not null) yield return Context(attention);
        for (var p = 0; p < plan.Products.Length; p++)
        {
            var product = plan.Products[p];
            for (var i = 0; i < product.Width && IsWanted(product); i++) yield return Recurrent(product, i);
        }
    }

    private PackedMatrix<T> Pack(Factor factor, int workers)
    {
        if (shape.Starts is null) return PackedMatrix<T>.OfRows(factor.At(chunk.First), chunk.Rows, factor.Length, workers);
        var rows = new nint[chunk.Rows]; // of a state the rows of sequences that end lie between those that go on
        for (int t = chunk.First, k = 0; t < chunk.End; t++)
        {
            var first = factor.At(t);
            for (var b = 0; b < shape.Running(t); b++, k++) rows[k] = (nint)first[0, b];
        }
        return PackedMatrix<T>.OfRows(rows, factor.Length, workers);
    }

    private bool HasInput => gradients.Input is not null;

    private bool IsWanted(RecurrentProduct product) => gradients.Matrix(product.Weight) is not null;

    private Factor Input() => new(
        step => new Rows<T>(memory.Input(step, 0), shape.Input), shape.Input, new Rows<T>(gradients.Input, shape.Input), plan.Input, 0);

    private Factor Context(AttentionBackward<T> attention)
    {
        var (gradient, length) = attention.ContextGradient;
        return new(attention.ContextAt, length, gradient, plan.Input, 0);
    }

    private Factor Recurrent(RecurrentProduct product, int operand)
    {
        Rows<T> At(int step) => product.Operand is { } block
            ? new Rows<T>(memory.Storage(product.Before ? step - 1 : step, 0) + ((block + operand) * (nint)shape.Block), memory.Width)
            : new Rows<T>(memory.HiddenBefore(step, 0), shape.Block);
        var gradient = new Rows<T>(gradients.Matrix(product.Weight) + ((nint)operand * shape.Hidden), product.Width * (nint)shape.Hidden);
        return new Factor(At, shape.Hidden, gradient, product.Blocks, product.To);
    }

    // The gradient of the input's weights from what came back to the tokens, as many rows as there are.
    private void AddTokens(TokenGradients<T> tokens, int workers)
    {
        if (memory.Vectors is null)
        {
            Crew.Run(workers, worker => tokens.AddColumns(gradients.Input, plan.Input, worker, workers));
            return;
        }
        var table = Input();
        using var vectors = PackedMatrix<T>.OfRows(table.At(0), shape.Vocabulary, shape.Input, workers);
        Crew.Run(workers, worker => AddMatrix(table, tokens.Rows, shape.Vocabulary, vectors, worker, workers));
    }

    private void AddMatrix(Factor factor, Rows<T> gradients, int count, PackedMatrix<T> x, int worker, int workers)
    {
        for (int i = 0, run; i < factor.Blocks.Length; i += run)
        {
            run = 1; // blocks that follow one another on both sides go as one
            while (shape.Block == shape.Hidden && i + run < factor.Blocks.Length && factor.Blocks[i + run] == factor.Blocks[i] + run) run++;
            var (from, to) = Crew.Share(run * shape.Hidden, worker, workers);
            var da = new Rows<T>(gradients[0, 0] + ((factor.To + i) * (nint)shape.Block) + from, gradients.Row);
            var row = (factor.Blocks[i] * shape.Hidden) + from;
            SumOfProducts<T>.Add(da, count, x, new Rows<T>(factor.Gradient[0, row], factor.Gradient.Row), to - from);
        }
    }

    private void AddBias(int worker, int workers)
    {
        var (from, to) = Crew.Share((int)bias.Length, worker, workers);
        ColumnSums<T>.Add(chunk.All, chunk.Rows, bias.Data, from, to);
    }

    /// <summary>A matrix's other factor.</summary>
    /// <param name="At">its rows at a step, one for each sequence</param>
    /// <param name="Length">of a row</param>
    /// <param name="Gradient">the matrix's gradient</param>
    /// <param name="Blocks">the matrix's blocks of rows, in the order of the storage blocks</param>
    /// <param name="To">the first of these storage blocks</param>
    private sealed record Factor(Func<int, Rows<T>> At, int Length, Rows<T> Gradient, int[] Blocks, int To);
}
