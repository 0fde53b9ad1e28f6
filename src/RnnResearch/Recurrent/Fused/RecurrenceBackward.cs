using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RnnResearch.Kernels;
using RnnResearch.Recurrent.Fused.Attention;

namespace RnnResearch.Recurrent.Fused;

/// <summary>
/// The backward pass of a fused cell, some steps at a time from the last to the first. Each worker takes its rows of the batch through
/// these steps; then all meet, once, for the weights' gradients, which are one product over those steps and sequences.
/// <code>
/// for t:  dh += dy[t]
///         da[t], dh, dc         the cell's equations backward, on vectors of units
///         dh += da[t] W_hh
/// dx = da W_ih                  dW = Σ_(t, b) da xᵀ
/// </code>
/// The last line is <see cref="WeightGradients{T}"/>, and of tokens <see cref="TokenGradients{T}"/>.
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
    private readonly PackedProducts<T> recurrent;
    private readonly NativeArray<T> unitWeights;
    private readonly NativeArray<T>[] unitGradients; // of each worker
    private readonly ChunkGradients<T> chunk;
    private readonly AttentionBackward<T>? attention;
    private readonly int workers;

    /// <param name="shape">the sizes</param>
    /// <param name="weights">the weights</param>
    /// <param name="memory">what forward left</param>
    /// <param name="state">the gradients of the state after the last step; in the end those of the state before the first</param>
    /// <param name="dy">the gradient of h, [T, B, H]; null where it is zero</param>
    /// <param name="dx">takes that of the vectors that are read, or of the table; null if nobody wants it</param>
    /// <param name="attention">what a step read besides its input; null for nothing</param>
    /// <param name="workers">how many share the batch</param>
    public RecurrenceBackward(
        RecurrenceShape shape,
        RecurrenceWeights<T> weights,
        RecurrenceMemory<T> memory,
        StateGradients<T> state,
        T* dy,
        T* dx,
        AttentionBackward<T>? attention,
        int workers)
    {
        (this.shape, this.memory, this.state, this.attention, this.workers) = (shape, memory, state, attention, workers);
        this.dy = dy;
        this.dx = dx;
        if (weights.Input is not null && dx is not null)
            input = PackedMatrix<T>.OfRows(new WeightRows<T>(shape).Of(weights.Input, shape.Input, plan.Input), shape.Input);
        recurrent = new PackedProducts<T>(plan, shape, weights, backward: true);
        unitWeights = UnitWeights<T>.Copy(weights, plan, shape);
        unitGradients = new NativeArray<T>[plan.UnitWeights.Length == 0 ? 0 : workers];
        for (var worker = 0; worker < unitGradients.Length; worker++)
            unitGradients[worker] = new NativeArray<T>((long)plan.UnitWeights.Length * shape.Block).Clear();
        chunk = new ChunkGradients<T>(shape, plan.Gradients);
    }

    /// <summary>Goes through all steps and adds to <paramref name="gradients"/>, those of the weights.</summary>
    public void Run(RecurrenceWeights<T> gradients)
    {
        var wantsTokens = shape.Vocabulary > 0 && (gradients.Input is not null || dx is not null);
        using var tokens = wantsTokens ? new TokenGradients<T>(shape, plan, memory, chunk) : null;
        using var sums = new WeightGradients<T>(plan, shape, memory, chunk, gradients, tokens, attention);
        Action<int> walk = Walk;
        for (var end = shape.Steps; end > 0; end = chunk.First)
        {
            chunk.Cover(end);
            Crew.Run(workers, walk);
            sums.Add(workers);
        }
        sums.Finish(unitGradients, workers);
        if (tokens is not null && dx is not null) Crew.Run(workers, worker => WriteTableGradient(tokens, worker));
    }

    public void Dispose()
    {
        input?.Dispose();
        recurrent.Dispose();
        unitWeights.Dispose();
        foreach (var gradient in unitGradients) gradient.Dispose();
        chunk.Dispose();
    }

    // A worker's rows of the batch, back through the steps of the chunk.
    private void Walk(int worker)
    {
        var (from, to) = shape.Share(worker, workers);
        var unitGradient = unitGradients.Length == 0 ? null : unitGradients[worker].Data;
        for (var t = chunk.End - 1; t >= chunk.First; t--)
        {
            var running = Math.Min(to, shape.Running(t));
            if (running > from) Step(t, from, running, unitGradient);
        }
        if (dx is not null && shape.Vocabulary == 0) WriteInputGradient(from, to);
    }

    private void Step(int t, int from, int to, T* unitGradient)
    {
        if (dy is not null) AddOutput(t, from, to);
        for (var stage = plan.Stages; stage >= (plan.Prepares ? 0 : 1); stage--)
        {
            Elementwise(stage, t, from, to, unitGradient);
            for (int p = 0, operand = 0; p < plan.Products.Length; p++)
            {
                var product = plan.Products[p];
                if (product.Stage == stage) Multiply(p, operand, t, from, to);
                if (product.Operand is not null) operand += product.Width;
            }
        }
        attention?.Step(t, from, to, new Rows<T>(chunk[t, from], chunk.Width), new Rows<T>(state.Hidden(from), shape.Block));
    }

    private void AddOutput(int t, int from, int to)
    {
        // Without gaps between the rows all of them at once.
        var (rows, length) = shape.Block == shape.Hidden ? (1, (to - from) * shape.Hidden) : (to - from, shape.Hidden);
        for (var row = 0; row < rows; row++)
        {
            var dh = new Span<T>(state.Hidden(from + row), length);
            TensorPrimitives.Add(dh, new ReadOnlySpan<T>(dy + (((nint)shape.Start(t) + from + row) * shape.Hidden), length), dh);
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

    private void Multiply(int p, int firstOperand, int t, int from, int to)
    {
        var product = plan.Products[p];
        var da = new Rows<T>(chunk[t, from] + (product.To * (nint)shape.Block), chunk.Width);
        for (var i = 0; i < product.Width; i++)
        {
            var stored = product.Operand is not null;
            var result = stored
                ? new Rows<T>(state.Operand(firstOperand + i, from), state.OperandRow)
                : new Rows<T>(state.Hidden(from), shape.Block);
            if (shape.Batch == 1) recurrent[p, i].MultiplyRow(da[0, 0], result[0, 0], add: !stored);
            else recurrent[p, i].Multiply(da, result, 1, to - from, add: !stored);
        }
    }

    // The input's gradient for the steps of the chunk.
    private void WriteInputGradient(int from, int to)
    {
        if (shape.Starts is not null)
        {
            for (var t = chunk.First; t < chunk.End; t++)
            {
                var running = Math.Min(to, shape.Running(t)) - from;
                if (running <= 0) continue;
                var dxOfStep = new Rows<T>(dx + (((nint)shape.Start(t) + from) * shape.Input), shape.Input);
                WriteGradient(new Rows<T>(chunk[t, from], chunk.Width), dxOfStep, 1, running);
            }
            return;
        }
        var steps = chunk.End - chunk.First;
        var all = to - from == shape.Batch; // then the rows of all steps follow one another
        var (groups, rows) = all ? (1, steps * shape.Batch) : (steps, to - from);
        var first = ((nint)chunk.First * shape.Batch) + from;
        WriteGradient(
            new Rows<T>(chunk[chunk.First, from], chunk.Width, shape.Batch * chunk.Width),
            new Rows<T>(dx + (first * shape.Input), shape.Input, (nint)shape.Batch * shape.Input), groups, rows);
    }

    // A worker's share of the table's gradient.
    private void WriteTableGradient(TokenGradients<T> tokens, int worker)
    {
        var (from, to) = Crew.Share(shape.Vocabulary, worker, workers);
        WriteGradient(tokens.Rows.From(from), new Rows<T>(dx + ((nint)from * shape.Input), shape.Input), 1, to - from);
    }

    private void WriteGradient(Rows<T> da, Rows<T> to, int groups, int rows)
    {
        if (input is not null)
        {
            input.Multiply(da, to, groups, rows, add: false);
            return;
        }
        for (var group = 0; group < groups; group++)
        {
            for (var row = 0; row < rows; row++) WriteProjectedGradient(da[group, row], to[group, row]);
        }
    }

    private void WriteProjectedGradient(T* da, T* projected)
    {
        for (var i = 0; i < plan.Input.Length; i++)
            Elements.Copy(da + ((nint)i * shape.Block), projected + ((nint)plan.Input[i] * shape.Hidden), shape.Hidden);
    }
}
