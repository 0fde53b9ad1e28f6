using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RnnResearch.Kernels;

namespace RnnResearch.Recurrent.Fused;

/// <summary>
/// The backward pass of a fused cell, some steps at a time from the last to the first. Each worker takes its rows of the batch through
/// these steps; then all meet, once, for the weights' gradients, which are one product over those steps and sequences.
/// <code>
/// c[t]                          again, from what is kept: only the last one of the steps was
/// for t:  dh += dy[t]
///         da[t], dh, dc         the cell's equations backward, on vectors of units
///         dh += da[t] W_hh
/// dx = da W_ih                  dW = Σ_(t, b) da xᵀ, see <see cref="WeightGradients{T}"/>
/// </code>
/// </summary>
internal sealed unsafe class RecurrenceBackward<TCell, T> : IDisposable
    where TCell : struct, IFusedCell<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CellPlan plan = TCell.Plan;
    private readonly RecurrenceShape shape;
    private readonly RecurrenceMemory<T> memory;
    private readonly StateGradients<T> state;
    private readonly T* dy;
    private readonly T* dx;
    private readonly PackedMatrix<T>? input;
    private readonly PackedMatrix<T>[][] recurrent;
    private readonly NativeArray<T> unitWeights;
    private readonly NativeArray<T>[] unitGradients; // of each worker
    private readonly ChunkGradients<T> chunk;
    private readonly bool table;
    private readonly int workers;

    /// <param name="shape">the sizes</param>
    /// <param name="weights">the weights</param>
    /// <param name="memory">what forward left</param>
    /// <param name="state">the gradients of the state after the last step; in the end those of the state before the first</param>
    /// <param name="dy">the gradient of h, [T, B, H]</param>
    /// <param name="dx">takes that of the input; null if nobody wants it</param>
    /// <param name="table">whether the input is a table, whose rows each sum what comes back to their token</param>
    /// <param name="workers">how many share the batch</param>
    public RecurrenceBackward(RecurrenceShape shape, RecurrenceWeights<T> weights, RecurrenceMemory<T> memory, StateGradients<T> state, T* dy, T* dx, bool table, int workers)
    {
        (this.shape, this.memory, this.state, this.table, this.workers) = (shape, memory, state, table, workers);
        this.dy = dy;
        this.dx = dx;
        var rows = new WeightRows<T>(shape);
        input = weights.Input is null || dx is null ? null : PackedMatrix<T>.OfRows(rows.Of(weights.Input, shape.Input, plan.Input), shape.Input);
        recurrent = [.. plan.Products.Select(product => PackOperands(product, weights, rows))];
        unitWeights = UnitWeights<T>.Copy(weights, plan, shape);
        unitGradients = [.. Enumerable.Range(0, workers).Select(_ => new NativeArray<T>((long)plan.UnitWeights.Length * shape.Block).Clear())];
        chunk = new ChunkGradients<T>(shape, plan.Gradients);
    }

    /// <summary>Goes through all steps and adds to <paramref name="gradients"/>, those of the weights.</summary>
    public void Run(RecurrenceWeights<T> gradients)
    {
        using var sums = new WeightGradients<T>(plan, shape, memory, chunk, gradients);
        for (var end = shape.Steps; end > 0; end = chunk.First)
        {
            chunk.Cover(end);
            Crew.Run(workers, worker =>
            {
                var (from, to) = Crew.Share(shape.Batch, worker, workers);
                if (plan.HasMemory) Recall(from, to);
                for (var t = chunk.End - 1; t >= chunk.First; t--) Step(t, from, to, unitGradients[worker].Data);
                if (dx is not null && !table) Leave(from, to);
            });
            sums.Add(table ? dx : null, workers);
        }
        sums.Finish(unitGradients);
    }

    public void Dispose()
    {
        input?.Dispose();
        foreach (var packed in recurrent.SelectMany(operand => operand)) packed.Dispose();
        unitWeights.Dispose();
        foreach (var gradient in unitGradients) gradient.Dispose();
        chunk.Dispose();
    }

    private PackedMatrix<T>[] PackOperands(RecurrentProduct product, RecurrenceWeights<T> weights, WeightRows<T> rows)
    {
        var packed = new PackedMatrix<T>[product.Width];
        for (var i = 0; i < packed.Length; i++)
            packed[i] = PackedMatrix<T>.OfRows(rows.Of(weights.Matrix(product.Weight) + (i * shape.Hidden), product.Width * shape.Hidden, product.Blocks), shape.Hidden);
        return packed;
    }

    private void Step(int t, int from, int to, T* unitGradient)
    {
        AddOutput(t, from, to);
        for (var stage = plan.Stages; stage >= (plan.Prepares ? 0 : 1); stage--)
        {
            Elementwise(stage, t, from, to, unitGradient);
            for (int p = 0, operand = 0; p < recurrent.Length; p++)
            {
                var product = plan.Products[p];
                if (product.Stage == stage) Multiply(p, operand, t, from, to);
                if (product.Operand is not null) operand += product.Width;
            }
        }
    }

    private void AddOutput(int t, int from, int to)
    {
        for (var b = from; b < to; b++)
        {
            var dh = new Span<T>(state.Hidden(b), shape.Hidden);
            TensorPrimitives.Add(dh, new ReadOnlySpan<T>(dy + ((((nint)t * shape.Batch) + b) * shape.Hidden), shape.Hidden), dh);
        }
    }

    // Not inlined itself, so that everything inside it is: the compiler gives up beyond a budget for each method.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Elementwise(int stage, int t, int from, int to, T* unitGradient)
    {
        var x = new Units<T> { Block = shape.Block, Weights = unitWeights.Data, WeightGradients = unitGradient };
        for (var b = from; b < to; b++)
        {
            x.Storage = memory.Storage(t, b);
            x.HiddenBefore = memory.HiddenBefore(t, b);
            x.Hidden = memory.Hidden(t, b);
            x.MemoryBefore = memory.MemoryBefore(t, b);
            x.Memory = memory.Memory(t, b);
            x.Gradients = chunk[t, b];
            x.HiddenGradient = state.Hidden(b);
            x.MemoryGradient = state.Memory(b);
            x.OperandGradients = state.Operand(0, b);
            for (x.At = 0; x.At < x.Block; x.At += Vector512<T>.Count) TCell.Backward(stage, x);
        }
    }

    // c of the chunk's steps, of which only the last stayed.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Recall(int from, int to)
    {
        var x = new Units<T> { Block = shape.Block };
        for (var t = chunk.First; t < chunk.End - 1; t++)
        {
            for (var b = from; b < to; b++)
            {
                x.Storage = memory.Storage(t, b);
                x.MemoryBefore = memory.MemoryBefore(t, b);
                x.Memory = memory.Memory(t, b);
                for (x.At = 0; x.At < x.Block; x.At += Vector512<T>.Count) TCell.Recall(x);
            }
        }
    }

    private void Multiply(int p, int firstOperand, int t, int from, int to)
    {
        var product = plan.Products[p];
        var da = new Rows<T>(chunk[t, from] + (product.To * (nint)shape.Block), chunk.Width);
        for (var i = 0; i < product.Width; i++)
        {
            var stored = product.Operand is not null;
            var result = stored ? new Rows<T>(state.Operand(firstOperand + i, from), state.OperandRow) : new Rows<T>(state.Hidden(from), shape.Block);
            recurrent[p][i].Multiply(da, result, 1, to - from, add: !stored);
        }
    }

    // The input's gradient for the steps of the chunk.
    private void Leave(int from, int to)
    {
        if (input is null)
        {
            for (var t = chunk.First; t < chunk.End; t++)
            {
                for (var b = from; b < to; b++) LeaveProjected(chunk[t, b], dx + ((((nint)t * shape.Batch) + b) * shape.Input));
            }
            return;
        }
        var steps = chunk.End - chunk.First;
        var all = to - from == shape.Batch;
        var (groups, rows) = all ? (1, steps * shape.Batch) : (steps, to - from);
        var result = new Rows<T>(dx + ((((nint)chunk.First * shape.Batch) + from) * shape.Input), shape.Input, (nint)shape.Batch * shape.Input);
        input.Multiply(new Rows<T>(chunk[chunk.First, from], chunk.Width, shape.Batch * chunk.Width), result, groups, rows, add: false);
    }

    private void LeaveProjected(T* da, T* projected)
    {
        for (var i = 0; i < plan.Input.Length; i++)
            new Span<T>(da + ((nint)i * shape.Block), shape.Hidden).CopyTo(new Span<T>(projected + ((nint)plan.Input[i] * shape.Hidden), shape.Hidden));
    }
}
