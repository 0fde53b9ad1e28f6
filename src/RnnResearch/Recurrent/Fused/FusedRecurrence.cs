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

    public RecurrenceResult Forward(RecurrenceInput x, CellState state, IReadOnlyList<Tensor> weights)
    {
        var shape = ShapeOf(x, weights);
        var made = Begin(shape, state);
        using var memory = MemoryOf(made, x, shape);
        using var pass = new RecurrenceForward<TCell, T>(shape, new RecurrenceWeights<T>(Plan, weights, x.Projected), memory);
        var workers = Workers(shape);
        Crew.Run(workers, worker =>
        {
            var (from, to) = Crew.Share(shape.Batch, worker, workers);
            pass.Run(from, to);
        });
        GC.KeepAlive((x, weights, made));
        return made;
    }

    public IFusedStep Stepper(RecurrenceInput x, CellState state, IReadOnlyList<Tensor> weights)
    {
        var shape = ShapeOf(x, weights);
        var made = Begin(shape, state);
        Tensor[] owned = [.. made.Tensors, .. x.Tokens is null ? Array.Empty<Tensor>() : [x.Values]];
        foreach (var part in owned) part.DetachFromDisposeScope();
        return new FusedStep<TCell, T>(new RecurrenceForward<TCell, T>(shape, new RecurrenceWeights<T>(Plan, weights, x.Projected), MemoryOf(made, x, shape)), made, owned);
    }

    public RecurrenceGradients Backward(RecurrenceResult made, RecurrenceInput x, IReadOnlyList<Tensor> weights, Tensor dy, CellState last, bool wantsInput)
    {
        var shape = ShapeOf(x, weights);
        var gradients = new RecurrenceGradients(wantsInput ? x.Tokens is null ? empty_like(x.Values) : zeros_like(x.Values) : null, last.Map(part => zeros_like(part)), [.. weights.Select(weight => zeros_like(weight))]);
        using var state = new StateGradients<T>(shape, Plan.StoredOperands);
        using var memory = MemoryOf(made, x, shape);
        state.Take(last);
        unsafe
        {
            var dx = gradients.Input is null ? null : TensorMemory.Of<T>(gradients.Input);
            using var pass = new RecurrenceBackward<TCell, T>(
                shape, new RecurrenceWeights<T>(Plan, weights, x.Projected), memory, state, TensorMemory.Of<T>(dy), dx, x.Tokens is not null, Workers(shape));
            pass.Run(new RecurrenceWeights<T>(Plan, gradients.Weights, x.Projected));
        }
        state.Give(gradients.State);
        GC.KeepAlive((x, weights, made, dy));
        return gradients;
    }

    /// <summary>Memory for a pass, with the state before it in place.</summary>
    private RecurrenceResult Begin(RecurrenceShape shape, CellState state)
    {
        Tensor New(long steps, int blocks) => empty(steps, shape.Batch, blocks * shape.Block, dtype: type);
        var made = new RecurrenceResult(
            Padded(state.h, 0, shape),
            Plan.HasMemory ? Padded(state.c!, 0, shape) : null,
            New(shape.Steps, 1),
            Plan.HasMemory ? New(shape.Runs, 1) : null,
            New(shape.Steps + (Plan.Remembered is null ? 0 : 1), Plan.Storage));
        if (Plan.Remembered is { } remembered)
        {
            for (var i = 0; i < remembered.Width; i++)
                Block(made.Storage[0], remembered.Operand!.Value + i, shape).copy_(Padded(state.c!, i + 1, shape));
        }
        return made;
    }

    private static RecurrenceShape ShapeOf(RecurrenceInput x, IReadOnlyList<Tensor> weights) => RecurrenceShape.Of<T>(x, weights[x.Projected ? 0 : 2].shape[1]);

    private RecurrenceMemory<T> MemoryOf(RecurrenceResult made, RecurrenceInput x, RecurrenceShape shape) =>
        new(shape, Plan, x, made.Before, made.MemoryBefore, made.Hidden, made.Memory, made.Storage);

    private int Workers(RecurrenceShape shape) =>
        Crew.Size(shape.Batch, (double)shape.Steps * shape.Batch * shape.Hidden * (shape.Hidden + shape.Input) * Plan.Gradients);

    /// <summary>Block i of a state [B, M·H], made up to whole vectors with zeros: [B, Block].</summary>
    private static Tensor Padded(Tensor part, int i, RecurrenceShape shape) =>
        nn.functional.pad(part.narrow(1, (long)i * shape.Hidden, shape.Hidden), [0, shape.Block - shape.Hidden]).contiguous();

    private static Tensor Block(Tensor rows, int i, RecurrenceShape shape) => rows.narrow(1, (long)i * shape.Block, shape.Block);
}
