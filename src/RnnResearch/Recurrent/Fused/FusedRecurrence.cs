using System.Numerics;
using RnnResearch.Kernels;
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
        var shape = RecurrenceShape.Of<T>(x, weights);
        var made = New(shape);
        var memory = new RecurrenceMemory<T>(shape, Plan, x, made);
        memory.Begin(state);
        using (var pass = new RecurrenceForward<TCell, T>(shape, new RecurrenceWeights<T>(Plan, weights, x.Projected), memory)) pass.Run(Workers(shape));
        var last = new CellState(empty(shape.Batch, shape.Hidden, dtype: type), state.c is null ? null : empty_like(state.c));
        memory.End(last);
        var h = made.Hidden.narrow(0, 1, shape.Steps);
        if (shape.Hidden < shape.Block)
        {
            h = empty(shape.Steps, shape.Batch, shape.Hidden, dtype: type);
            memory.CopyHidden(h);
        }
        GC.KeepAlive((x, state, weights, made));
        return new RecurrenceOutcome(h, last, made);
    }

    public IFusedStep Stepper(RecurrenceInput x, CellState state, IReadOnlyList<Tensor> weights)
    {
        var shape = RecurrenceShape.Of<T>(x, weights);
        var made = New(shape);
        var memory = new RecurrenceMemory<T>(shape, Plan, x, made);
        memory.Begin(state);
        foreach (var part in made.Tensors) part.DetachFromDisposeScope();
        var pass = new RecurrenceForward<TCell, T>(shape, new RecurrenceWeights<T>(Plan, weights, x.Projected), memory);
        pass.Project(worker: 0, workers: 1);
        GC.KeepAlive((x, state, weights));
        return new FusedStep<TCell, T>(pass, made);
    }

    public RecurrenceGradients Backward(RecurrenceResult made, RecurrenceInput x, IReadOnlyList<Tensor> weights, Tensor? dy, (Tensor? h, Tensor? c) dlast, WantedGradients wanted)
    {
        var shape = RecurrenceShape.Of<T>(x, weights);
        var gradients = new RecurrenceGradients(
            wanted.Values ? empty_like(x.Values!) : null,
            wanted.h ? empty(shape.Batch, shape.Hidden, dtype: type) : null,
            wanted.c ? empty(shape.Batch, (1 + (Plan.Remembered?.Width ?? 0)) * shape.Hidden, dtype: type) : null,
            [.. weights.Select((weight, i) => wanted.Weights[i] ? zeros_like(weight) : null)]);
        using var state = new StateGradients<T>(shape, Plan.StoredOperands);
        state.Take(dlast.h, dlast.c);
        unsafe
        {
            T* Of(Tensor? tensor) => tensor is null ? null : TensorMemory.Of<T>(tensor);
            using var pass = new RecurrenceBackward<TCell, T>(
                shape, new RecurrenceWeights<T>(Plan, weights, x.Projected), new RecurrenceMemory<T>(shape, Plan, x, made), state, Of(dy), Of(gradients.Values), Workers(shape));
            pass.Run(new RecurrenceWeights<T>(Plan, gradients.Weights, x.Projected));
        }
        state.Give(gradients.h, gradients.c);
        GC.KeepAlive((x, weights, made, dy, dlast));
        return gradients;
    }

    private RecurrenceResult New(RecurrenceShape shape)
    {
        Tensor Blocks(long steps, int count) => empty(steps, shape.Batch, (long)count * shape.Block, dtype: type);
        return new RecurrenceResult(
            Blocks(1 + shape.Steps, 1), Plan.HasMemory ? Blocks(1 + shape.Steps, 1) : null, Blocks(shape.Steps + (Plan.Remembered is null ? 0 : 1), Plan.Storage));
    }

    private int Workers(RecurrenceShape shape) => Crew.Size(
        shape.Batch, (double)shape.Steps * shape.Batch * shape.Hidden * (shape.Hidden + (shape.Vocabulary == 0 ? shape.Input : 1)) * Plan.Gradients);
}
