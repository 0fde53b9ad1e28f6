using System.Numerics;
using RnnResearch.Kernels;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>
/// One step of a fused cell, again and again, in the same memory and with weights laid out once. Between two steps the state stands twice: where the last
/// step left it, and where the next one finds it.
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
    private RecurrenceResult made;
    private Part[] parts;
    private int rows;
    private int workers;

    /// <param name="input">one step; a table becomes this object's to dispose</param>
    /// <param name="shape">its sizes</param>
    /// <param name="made">memory with the state before the first step; becomes this object's</param>
    /// <param name="weights">copied</param>
    public FusedStep(RecurrenceInput input, RecurrenceShape shape, RecurrenceResult made, RecurrenceWeights<T> weights)
    {
        (this.input, this.shape, this.made) = (input, shape, made);
        if (input.Tokens is not null) input.Values.DetachFromDisposeScope();
        foreach (var part in made.Tensors) part.DetachFromDisposeScope();
        pass = new RecurrenceForward<TCell, T>(shape, weights, FusedRecurrence<TCell, T>.MemoryOf(made, input, shape));
        share = Share;
        cost = (double)shape.Hidden * (shape.Hidden + (input.Projected ? 0 : shape.Input)) * TCell.Plan.Gradients;
        parts = Parts();
        foreach (var part in parts) part.Leave(shape.Batch);
    }

    public Tensor Hidden => made.Hidden;

    public void Run(int rows)
    {
        (this.rows, workers) = (rows, Crew.Size(rows, rows * cost));
        Crew.Run(workers, share);
        foreach (var part in parts) part.Pass(rows);
    }

    public void Select(IReadOnlyList<long> rows)
    {
        foreach (var part in parts)
        {
            for (var i = 0; i < rows.Count; i++) part.Take((int)rows[i], i);
            part.Leave(rows.Count);
        }
    }

    public void Grow(int room, Tensor input)
    {
        using var scope = NewDisposeScope();
        Tensor Wider(Tensor part, int dim)
        {
            long[] more = [.. part.shape];
            more[dim] = room - more[dim];
            return cat([part, zeros(more, dtype: part.dtype)], dim).DetachFromDisposeScope();
        }
        var before = made;
        made = new(Wider(made.Before, 0), made.MemoryBefore is null ? null : Wider(made.MemoryBefore, 0), Wider(made.Hidden, 1), made.Memory is null ? null : Wider(made.Memory, 1), Wider(made.Storage, 1));
        foreach (var part in before.Tensors) part.Dispose();
        this.input = this.input.Tokens is null ? this.input with { Values = input } : this.input with { Tokens = input };
        shape = shape with { Batch = room };
        pass.Move(shape, FusedRecurrence<TCell, T>.MemoryOf(made, this.input, shape));
        parts = Parts();
    }

    public void Dispose()
    {
        pass.Dispose();
        foreach (var part in made.Tensors) part.Dispose();
        if (input.Tokens is not null) input.Values.Dispose();
    }

    private void Share(int worker)
    {
        var (from, to) = Crew.Share(rows, worker, workers);
        if (to > from) pass.Run(from, to);
    }

    private Part[] Parts()
    {
        var all = new List<Part> { new((nint)TensorMemory.Of<T>(made.Before), (nint)TensorMemory.Of<T>(made.Hidden), shape.Block) };
        if (made.Memory is not null) all.Add(new((nint)TensorMemory.Of<T>(made.MemoryBefore!), (nint)TensorMemory.Of<T>(made.Memory), shape.Block));
        if (TCell.Plan.Remembered is not null)
        {
            var (storage, width) = ((nint)TensorMemory.Of<T>(made.Storage), TCell.Plan.Storage * shape.Block);
            all.Add(new(storage, storage + ((nint)shape.Batch * width * sizeof(T)), width));
        }
        return [.. all];
    }

    /// <summary>A part of the state, a row per sequence.</summary>
    /// <param name="Before">where the next step finds it</param>
    /// <param name="After">where the last one left it</param>
    /// <param name="Width">of a row</param>
    private sealed record Part(nint Before, nint After, int Width)
    {
        /// <summary>From the last step to the next.</summary>
        public void Pass(int rows) => Copy(After, Before, rows);

        /// <summary>The other way round, for a state that no step left.</summary>
        public void Leave(int rows) => Copy(Before, After, rows);

        /// <summary>Puts what the last step left of a sequence where the next one finds another.</summary>
        public void Take(int row, int place) => Copy(After + (row * (nint)Width * sizeof(T)), Before + (place * (nint)Width * sizeof(T)), 1);

        private void Copy(nint from, nint to, int rows) => new ReadOnlySpan<T>((T*)from, rows * Width).CopyTo(new Span<T>((T*)to, rows * Width));
    }
}
