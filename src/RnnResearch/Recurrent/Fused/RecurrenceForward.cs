using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RnnResearch.Kernels;
using RnnResearch.Recurrent.Fused.Attention;

namespace RnnResearch.Recurrent.Fused;

/// <summary>
/// The forward pass of a fused cell. A worker takes some rows of the batch through all steps, with nobody to wait for:
/// <code>
/// storage = W_ih x + b          for as many steps at once as make a good product; of tokens each vector of the table once
/// for t:  storage[t] += W_hh h  into the same memory
///         storage[t], c, h      the cell's equations, on vectors of units
/// </code>
/// </summary>
internal sealed unsafe class RecurrenceForward<TCell, T> : IDisposable
    where TCell : struct, IFusedCell<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Rows that a product of the input takes at once: enough for the weights to be read seldom, few enough for the results to stay in the
    // cache.
    private const int RowsAtOnce = 256;

    private readonly CellPlan plan = TCell.Plan;
    private RecurrenceShape shape;
    private RecurrenceMemory<T> memory;
    private readonly PackedMatrix<T>? input;
    private readonly PackedProducts<T> recurrent;
    private readonly NativeArray<T> bias;   // [Gradients, Block]
    private readonly NativeArray<T> units;  // [UnitWeights, Block]
    private readonly NativeArray<T>? table; // what a token gives, with biases, [V, entering]
    private readonly int entering;          // elements of storage where the input enters
    private readonly AttentionForward<T>? attention;

    /// <param name="shape">the sizes</param>
    /// <param name="weights">the weights; copied</param>
    /// <param name="memory">where everything goes</param>
    /// <param name="attention">what a step reads besides its input; null for nothing</param>
    public RecurrenceForward(
        RecurrenceShape shape, RecurrenceWeights<T> weights, RecurrenceMemory<T> memory, AttentionForward<T>? attention = null)
    {
        (this.shape, this.memory, this.attention, entering) = (shape, memory, attention, plan.Input.Length * shape.Block);
        if (weights.Input is not null)
            input = PackedMatrix<T>.OfColumns(new WeightRows<T>(shape).Of(weights.Input, shape.Input, plan.Input), shape.Input);
        recurrent = new PackedProducts<T>(plan, shape, weights, backward: false);
        bias = new NativeArray<T>((long)plan.Gradients * shape.Block).Clear();
        if (weights.InputBias is not null) AddBias(weights.InputBias, plan.InputBiases);
        AddBias(weights.RecurrentBias, plan.RecurrentBiases);
        units = UnitWeights<T>.Copy(weights, plan, shape);
        if (shape.Vocabulary > 0 && memory.Vectors is not null) table = new NativeArray<T>((long)shape.Vocabulary * entering);
    }

    /// <summary>All steps, the batch shared among some workers.</summary>
    public void Run(int workers)
    {
        if (table is not null) Crew.Run(workers, worker => Project(worker, workers));
        Crew.Run(workers, worker =>
        {
            var (from, to) = shape.Share(worker, workers);
            if (to > from) Run(from, to);
        });
    }

    /// <summary>A worker's share of the table of tokens; has to be there before <see cref="Run(int, int)"/>.</summary>
    public void Project(int worker, int workers)
    {
        if (table is null) return;
        var (from, to) = Crew.Share(shape.Vocabulary, worker, workers);
        var (vectors, rows) = (new Rows<T>(memory.Vectors, shape.Input), new Rows<T>(table.Data, entering));
        if (input is not null) input.Multiply(vectors.From(from), rows.From(from), 1, to - from, add: false, bias.Data);
        else for (var token = from; token < to; token++) CopyProjected(vectors[0, token], rows[0, token]);
    }

    /// <summary>Goes on in other memory, which may be for another number of sequences.</summary>
    public void Move(RecurrenceShape shape, RecurrenceMemory<T> memory) => (this.shape, this.memory) = (shape, memory);

    /// <summary>All steps of the rows from <paramref name="from"/> to before <paramref name="to"/>. Allocates nothing.</summary>
    public void Run(int from, int to)
    {
        var stepsAtOnce = Math.Max(1, RowsAtOnce / (to - from));
        for (var step = 0; step < shape.Steps; step += stepsAtOnce)
        {
            var end = Math.Min(shape.Steps, step + stepsAtOnce);
            Enter(step, end, from, to);
            for (var t = step; t < end && shape.Running(t) > from; t++) Step(t, from, Math.Min(to, shape.Running(t)));
        }
    }

    public void Dispose()
    {
        input?.Dispose();
        recurrent.Dispose();
        bias.Dispose();
        units.Dispose();
        table?.Dispose();
    }

    private void AddBias(T* from, IReadOnlyList<(int Block, int Storage)> blocks)
    {
        foreach (var (block, storage) in blocks)
        {
            var sums = new Span<T>(bias.Data + ((nint)storage * shape.Block), shape.Hidden);
            TensorPrimitives.Add(sums, new ReadOnlySpan<T>(from + ((nint)block * shape.Hidden), shape.Hidden), sums);
        }
    }

    // What the input and the biases give, in storage.
    private void Enter(int step, int end, int from, int to)
    {
        var vectors = input is not null && shape.Vocabulary == 0;
        var rest = (int)bias.Length - entering; // biases of blocks where no input enters
        for (var t = step; t < end && (rest > 0 || !vectors); t++)
        {
            for (var b = from; b < Math.Min(to, shape.Running(t)); b++)
            {
                var storage = memory.Storage(t, b);
                Elements.Copy(bias.Data + entering, storage + entering, rest);
                if (table is not null) Elements.Copy(table.Data + ((nint)memory.Token(t, b) * entering), storage, entering);
                else if (shape.Vocabulary > 0) input!.CopyRow(memory.Token(t, b), storage, bias.Data);
                else if (!vectors) CopyProjected(memory.Input(t, b), storage);
            }
        }
        if (vectors) EnterVectors(step, end, from, to);
    }

    private void EnterVectors(int step, int end, int from, int to)
    {
        var all = to - from == shape.Batch; // then the rows of all steps follow one another
        var (groups, rows) = all ? (1, (end - step) * shape.Batch) : (end - step, to - from);
        var x = new Rows<T>(memory.Input(step, from), memory.InputWidth, shape.Batch * memory.InputWidth);
        var storage = new Rows<T>(memory.Storage(step, from), memory.Width, shape.Batch * memory.Width);
        if (shape.Batch == 1 && rows == 1) input!.MultiplyRow(x[0, 0], storage[0, 0], add: false, bias.Data);
        else input!.Multiply(x, storage, groups, rows, add: false, bias.Data);
    }

    // A projected vector with the biases, as storage wants it.
    private void CopyProjected(T* projected, T* storage)
    {
        Elements.Copy(bias.Data, storage, entering);
        for (var i = 0; i < plan.Input.Length; i++)
        {
            var sums = new Span<T>(storage + ((nint)i * shape.Block), shape.Hidden);
            TensorPrimitives.Add(sums, new ReadOnlySpan<T>(projected + ((nint)plan.Input[i] * shape.Hidden), shape.Hidden), sums);
        }
    }

    private void Step(int t, int from, int to)
    {
        attention?.Step(t, from, to);
        if (plan.Prepares) Elementwise(0, t, from, to);
        for (var stage = 1; stage <= plan.Stages; stage++)
        {
            for (var p = 0; p < plan.Products.Length; p++)
            {
                if (plan.Products[p].Stage == stage) Multiply(p, t, from, to);
            }
            Elementwise(stage, t, from, to);
        }
    }

    private void Multiply(int p, int t, int from, int to)
    {
        var product = plan.Products[p];
        var result = new Rows<T>(memory.Storage(t, from) + (product.To * (nint)shape.Block), memory.Width);
        for (var i = 0; i < product.Width; i++)
        {
            var operand = product.Operand is { } block
                ? new Rows<T>(memory.Storage(product.Before ? t - 1 : t, from) + ((block + i) * (nint)shape.Block), memory.Width)
                : new Rows<T>(memory.HiddenBefore(t, from), shape.Block);
            if (shape.Batch == 1) recurrent[p, i].MultiplyRow(operand[0, 0], result[0, 0], add: true);
            else recurrent[p, i].Multiply(operand, result, 1, to - from, add: true);
        }
    }

    // Not inlined itself, so that everything inside it is: the compiler gives up beyond a budget for each method.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Elementwise(int stage, int t, int from, int to)
    {
        var x = new Units<T> { Block = shape.Block, Weights = units.Data };
        for (var b = from; b < to; b++)
        {
            x.Storage = memory.Storage(t, b);
            x.HiddenBefore = memory.HiddenBefore(t, b);
            x.Hidden = memory.Hidden(t, b);
            x.MemoryBefore = memory.MemoryBefore(t, b);
            x.Memory = memory.Memory(t, b);
            for (x.At = 0; x.At < x.Block; x.At += Vector512<T>.Count) TCell.Forward(stage, x);
        }
    }
}
