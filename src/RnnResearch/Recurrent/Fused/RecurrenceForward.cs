using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RnnResearch.Kernels;

namespace RnnResearch.Recurrent.Fused;

/// <summary>
/// The forward pass of a fused cell. A worker takes some rows of the batch through all steps, with nobody to wait for:
/// <code>
/// storage = W_ih x + b          for as many steps at once as make a good product
/// for t:  storage[t] += W_hh h  into the same memory
///         storage[t], c, h      the cell's equations, on vectors of units
/// </code>
/// </summary>
internal sealed unsafe class RecurrenceForward<TCell, T> : IDisposable
    where TCell : struct, IFusedCell<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Rows that a product of the input takes at once: enough for the weights to be read seldom, few enough for the results to stay in the cache.
    private const int RowsAtOnce = 256;

    private readonly CellPlan plan = TCell.Plan;
    private RecurrenceShape shape;
    private RecurrenceMemory<T> memory;
    private readonly PackedMatrix<T>? input;
    private readonly PackedMatrix<T>[][] recurrent; // for each product, and each block of its operand
    private readonly NativeArray<T> bias;           // [Gradients, Block]
    private readonly NativeArray<T> units;          // [UnitWeights, Block]

    public RecurrenceForward(RecurrenceShape shape, RecurrenceWeights<T> weights, RecurrenceMemory<T> memory)
    {
        (this.shape, this.memory) = (shape, memory);
        var rows = new WeightRows<T>(shape);
        input = weights.Input is null ? null : PackedMatrix<T>.OfColumns(rows.Of(weights.Input, shape.Input, plan.Input), shape.Input);
        recurrent = [.. plan.Products.Select(product => PackOperands(product, weights, rows))];
        bias = new NativeArray<T>((long)plan.Gradients * shape.Block).Clear();
        if (weights.InputBias is not null) AddBias(weights.InputBias, plan.Input.Select((block, storage) => (block, storage)));
        AddBias(weights.RecurrentBias, plan.RecurrentBiases);
        units = UnitWeights<T>.Copy(weights, plan, shape);
    }

    /// <summary>Goes on in other memory, which may be for another number of sequences.</summary>
    public void Move(RecurrenceShape shape, RecurrenceMemory<T> memory) => (this.shape, this.memory) = (shape, memory);

    /// <summary>All steps of the rows from <paramref name="from"/> to before <paramref name="to"/>.</summary>
    public void Run(int from, int to)
    {
        var stepsAtOnce = Math.Max(1, RowsAtOnce / (to - from));
        for (var step = 0; step < shape.Steps; step += stepsAtOnce)
        {
            var end = Math.Min(shape.Steps, step + stepsAtOnce);
            Enter(step, end, from, to);
            for (var t = step; t < end; t++) Step(t, from, to);
        }
    }

    public void Dispose()
    {
        input?.Dispose();
        foreach (var packed in recurrent.SelectMany(operand => operand)) packed.Dispose();
        bias.Dispose();
        units.Dispose();
    }

    private PackedMatrix<T>[] PackOperands(RecurrentProduct product, RecurrenceWeights<T> weights, WeightRows<T> rows)
    {
        var packed = new PackedMatrix<T>[product.Width];
        for (var i = 0; i < packed.Length; i++)
        {
            var columns = rows.Of(weights.Matrix(product.Weight) + (i * shape.Hidden), product.Width * shape.Hidden, product.Blocks);
            packed[i] = PackedMatrix<T>.OfColumns(columns, shape.Hidden);
        }
        return packed;
    }

    private void AddBias(T* from, IEnumerable<(int Block, int Storage)> blocks)
    {
        foreach (var (block, storage) in blocks)
        {
            for (var j = 0; j < shape.Hidden; j++) bias.Data[((nint)storage * shape.Block) + j] += from[((nint)block * shape.Hidden) + j];
        }
    }

    // What the input and the biases give, in storage.
    private void Enter(int step, int end, int from, int to)
    {
        var filled = input is null ? 0 : plan.Input.Length * shape.Block; // the product puts the rest of the biases there
        for (var t = step; t < end && filled < bias.Length; t++)
        {
            for (var b = from; b < to; b++)
            {
                new Span<T>(bias.Data + filled, (int)bias.Length - filled).CopyTo(new Span<T>(memory.Storage(t, b) + filled, (int)bias.Length - filled));
                if (input is null) AddProjected(memory.Input(t, b), memory.Storage(t, b));
            }
        }
        if (input is null) return;
        var all = to - from == shape.Batch; // then the rows of all steps follow one another
        var (groups, rows) = all ? (1, (end - step) * shape.Batch) : (end - step, to - from);
        var x = new Rows<T>(memory.Input(step, from), memory.InputWidth, shape.Batch * memory.InputWidth);
        var storage = new Rows<T>(memory.Storage(step, from), memory.Width, shape.Batch * memory.Width);
        if (shape.Batch == 1 && rows == 1) input.MultiplyRow(x[0, 0], storage[0, 0], add: false, bias.Data);
        else input.Multiply(x, storage, groups, rows, add: false, bias.Data);
    }

    private void AddProjected(T* projected, T* storage)
    {
        for (var i = 0; i < plan.Input.Length; i++)
        {
            var (from, to) = ((nint)plan.Input[i] * shape.Hidden, (nint)i * shape.Block);
            for (var j = 0; j < shape.Hidden; j++) storage[to + j] += projected[from + j];
        }
    }

    private void Step(int t, int from, int to)
    {
        if (plan.Prepares) Elementwise(0, t, from, to);
        for (var stage = 1; stage <= plan.Stages; stage++)
        {
            for (var p = 0; p < recurrent.Length; p++)
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
            if (shape.Batch == 1) recurrent[p][i].MultiplyRow(operand[0, 0], result[0, 0], add: true);
            else recurrent[p][i].Multiply(operand, result, 1, to - from, add: true);
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
