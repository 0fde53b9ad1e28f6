using System.Numerics;
using RnnResearch.Kernels;
using RnnResearch.Recurrent.Fused.Attention;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>Runs a fused cell's passes on tensors of its type, the rows of the batch shared among the cores.</summary>
internal sealed class FusedRecurrence<TCell, T>(ScalarType type) : IFusedRecurrence
    where TCell : struct, IFusedCell<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public CellPlan Plan => TCell.Plan;

    public RecurrenceOutcome Forward(RecurrenceInput x, CellState state, IReadOnlyList<Tensor> weights)
    {
        new RecurrenceCheck(Plan, x, weights).Run(state);
        var shape = RecurrenceShape.Of<T>(x, weights);
        var made = New(shape, x.Attended);
        var memory = new RecurrenceMemory<T>(shape, Plan, x, made);
        memory.LoadState(state);
        var look = LookOf(made, x, shape);
        using (var attention = look is null ? null : new AttentionForward<T>(Plan, shape, memory, x.Attended!, look))
        using (var pass = new RecurrenceForward<TCell, T>(shape, new(Plan, weights, x.Projected), memory, attention))
            pass.Run(Workers(shape, look));
        var last = shape.Starts is null ? Last(state, memory, shape) : null;
        var outcome = new RecurrenceOutcome(Hidden(made, memory, shape), last, Read(made, look), made);
        GC.KeepAlive((x, state, weights, made));
        return outcome;
    }

    public IFusedStep Stepper(RecurrenceInput x, CellState state, IReadOnlyList<Tensor> weights)
    {
        new RecurrenceCheck(Plan, x, weights).Run(state);
        var shape = RecurrenceShape.Of<T>(x, weights);
        var made = New(shape);
        var memory = new RecurrenceMemory<T>(shape, Plan, x, made);
        memory.LoadState(state);
        var pass = new RecurrenceForward<TCell, T>(shape, new(Plan, weights, x.Projected), memory);
        var step = new FusedStep<TCell, T>(x, shape, made, pass);
        GC.KeepAlive((x, state, weights));
        return step;
    }

    public RecurrenceGradients Backward(
        RecurrenceTrace made, RecurrenceInput x, IReadOnlyList<Tensor> weights, OutputGradients given, WantedGradients wanted)
    {
        var shape = RecurrenceShape.Of<T>(x, weights);
        var gradients = new RecurrenceGradients(
            wanted.Values ? empty_like(x.Values!) : null,
            wanted.h ? empty(shape.Batch, shape.Hidden, dtype: type) : null,
            wanted.c ? empty(shape.Batch, Plan.MemoryBlocks * shape.Hidden, dtype: type) : null,
            [.. weights.Select((weight, i) => wanted.Weights[i] ? zeros_like(weight) : null)],
            x.Attended?.Zeros());
        var look = LookOf(made, x, shape);
        var workers = Workers(shape, look);
        using var state = new StateGradients<T>(shape, Plan);
        state.Load(given.LastH, given.LastC);
        unsafe
        {
            T* Of(Tensor? tensor) => tensor is null ? null : TensorMemory.Of<T>(tensor);
            var memory = new RecurrenceMemory<T>(shape, Plan, x, made);
            using var attention = look is null
                ? null
                : new AttentionBackward<T>(Plan, shape, memory, x.Attended!, look, given, gradients.Attended!);
            using var pass = new RecurrenceBackward<TCell, T>(
                shape, new(Plan, weights, x.Projected), memory, state, Of(given.h), Of(gradients.Values), attention, workers);
            pass.Run(new RecurrenceWeights<T>(Plan, gradients.Weights, x.Projected));
            attention?.Finish(workers);
        }
        state.Store(gradients.h, gradients.c);
        GC.KeepAlive((x, weights, made, given));
        return gradients;
    }

    private static AttentionMemory<T>? LookOf(RecurrenceTrace made, RecurrenceInput x, RecurrenceShape shape) =>
        x.Attended is null ? null : new AttentionMemory<T>(shape, x.Attended, made.Attention!);

    private RecurrenceTrace New(RecurrenceShape shape, AttentionParts? parts = null)
    {
        // Some rows for each sequence before the first step, and the rows of all steps.
        Tensor Blocks(int before, long count) => shape.Starts is null
            ? empty(before + shape.Steps, shape.Batch, count * shape.Block, dtype: type)
            : empty((before * shape.Batch) + shape.Rows, count * shape.Block, dtype: type);
        var storage = Blocks(Plan.Remembered is null ? 0 : 1, Plan.Storage);
        return new RecurrenceTrace(Blocks(1, 1), Plan.HasMemory ? Blocks(1, 1) : null, storage)
        {
            Attention = parts is null ? null : AttentionTrace.For(AttentionShape.Of<T>(parts), shape.Rows, type),
        };
    }

    private Tensor Hidden(RecurrenceTrace made, RecurrenceMemory<T> memory, RecurrenceShape shape)
    {
        var before = shape.Starts is null ? 1 : shape.Batch;
        var h = made.Hidden.narrow(0, before, made.Hidden.size(0) - before);
        if (shape.Hidden == shape.Block) return h;
        h = shape.Starts is null
            ? empty(shape.Steps, shape.Batch, shape.Hidden, dtype: type)
            : empty(shape.Rows, shape.Hidden, dtype: type);
        memory.CopyHidden(h);
        return h;
    }

    private CellState Last(CellState state, RecurrenceMemory<T> memory, RecurrenceShape shape)
    {
        var last = new CellState(empty(shape.Batch, shape.Hidden, dtype: type), state.c is null ? null : empty_like(state.c));
        memory.StoreState(last);
        return last;
    }

    private static AttentionRead? Read(RecurrenceTrace made, AttentionMemory<T>? look)
    {
        if (look is null) return null;
        var (trace, shape) = (made.Attention!, look.Shape);
        var weights = shape.Chooses ? Narrow(trace.Weights, shape.Places) : null;
        return new AttentionRead(Narrow(trace.Context, shape.Annotation), Narrow(trace.Alpha, shape.Places), weights);
    }

    private static Tensor Narrow(Tensor rows, int length) => rows.size(1) == length ? rows : rows.narrow(1, 0, length).contiguous();

    private int Workers(RecurrenceShape shape, AttentionMemory<T>? look)
    {
        var read = shape.Hidden + (shape.Vocabulary == 0 ? shape.Input : 1) + (look?.Shape.Annotation ?? 0);
        return Crew.Size(shape.Batch, (double)shape.Rows * shape.Hidden * read * Plan.Gradients);
    }
}
