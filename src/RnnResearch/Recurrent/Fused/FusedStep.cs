using System.Numerics;
using RnnResearch.Kernels;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>
/// One step of a fused cell, again and again, in the same memory and with weights laid out once. Between two steps the state stands
/// twice: where the last step left it, and where the next one finds it.
/// </summary>
internal sealed unsafe class FusedStep<TCell, T> : IFusedStep
    where TCell : struct, IFusedCell<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly RecurrenceForward<TCell, T> pass;
    private readonly Action<int> share;
    private readonly double cost; // multiply-adds of a sequence
    private RecurrenceInput input;
    private RecurrenceShape shape;
    private RecurrenceTrace made;
    private Part[] parts;
    private int rows;
    private int workers;

    /// <param name="input">one step</param>
    /// <param name="shape">its sizes</param>
    /// <param name="made">memory with the state before the first step; becomes this object's to dispose</param>
    /// <param name="pass">over the step, likewise</param>
    public FusedStep(RecurrenceInput input, RecurrenceShape shape, RecurrenceTrace made, RecurrenceForward<TCell, T> pass)
    {
        (this.shape, this.made, this.pass) = (shape, made, pass);
        pass.Project(worker: 0, workers: 1);
        this.input = input.Tokens is null ? input : input with { Values = null }; // a table is projected now
        foreach (var part in made.Tensors) part.DetachFromDisposeScope();
        share = Share;
        cost = (double)shape.Hidden * (shape.Hidden + (shape.Vocabulary > 0 ? 1 : shape.Input)) * TCell.Plan.Gradients;
        Hidden = LastHidden();
        parts = Parts();
        foreach (var part in parts) part.CopyBack(shape.Batch);
    }

    public Tensor Hidden { get; private set; }

    public void Run(int rows)
    {
        (this.rows, workers) = (rows, Crew.Size(rows, rows * cost));
        Crew.Run(workers, share);
        foreach (var part in parts) part.Advance(rows);
    }

    public void Select(IReadOnlyList<long> rows)
    {
        foreach (var part in parts)
        {
            for (var i = 0; i < rows.Count; i++) part.CopyRow((int)rows[i], i);
            part.CopyBack(rows.Count);
        }
    }

    public void Grow(int room, Tensor input)
    {
        var before = made;
        made = new(Wider(before.Hidden, room), before.Memory is null ? null : Wider(before.Memory, room), Wider(before.Storage, room));
        foreach (var part in before.Tensors) part.Dispose();
        Hidden.Dispose();
        Hidden = LastHidden();
        this.input = this.input.Tokens is null ? this.input with { Values = input } : this.input with { Tokens = input };
        shape = shape with { Batch = room };
        pass.Move(shape, new RecurrenceMemory<T>(shape, TCell.Plan, this.input, made));
        parts = Parts();
    }

    public void Dispose()
    {
        pass.Dispose();
        Hidden.Dispose();
        foreach (var part in made.Tensors) part.Dispose();
    }

    private static Tensor Wider(Tensor part, int room)
    {
        using var scope = NewDisposeScope();
        return cat([part, zeros([part.size(0), room - part.size(1), part.size(2)], dtype: part.dtype)], 1).DetachFromDisposeScope();
    }

    private Tensor LastHidden() => made.Hidden.narrow(0, 1, 1).DetachFromDisposeScope();

    private void Share(int worker)
    {
        var (from, to) = Crew.Share(rows, worker, workers);
        if (to > from) pass.Run(from, to);
    }

    // What stands in memory once before the step and once after it.
    private Part[] Parts() => [.. made.Tensors.Where(part => part.size(0) == 2).Select(part =>
    {
        var (before, width) = ((nint)TensorMemory.Of<T>(part), (int)part.size(2));
        return new Part(before, before + (shape.Batch * (nint)width * sizeof(T)), width);
    })];

    /// <summary>A part of the state, a row per sequence.</summary>
    /// <param name="Before">where the next step finds it</param>
    /// <param name="After">where the last one left it</param>
    /// <param name="Width">of a row</param>
    private sealed record Part(nint Before, nint After, int Width)
    {
        /// <summary>From the last step to the next.</summary>
        public void Advance(int rows) => Copy(After, Before, rows);

        /// <summary>The other way round, for a state that no step left.</summary>
        public void CopyBack(int rows) => Copy(Before, After, rows);

        /// <summary>Puts what the last step left of a sequence where the next one finds another.</summary>
        public void CopyRow(int row, int place)
        {
            var bytes = (nint)Width * sizeof(T);
            Copy(After + (row * bytes), Before + (place * bytes), 1);
        }

        private void Copy(nint from, nint to, int rows) => Elements.Copy((T*)from, (T*)to, rows * Width);
    }
}
