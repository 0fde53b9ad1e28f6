using System.Numerics;
using RnnResearch.Kernels;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>One step of a fused cell, again and again, in the same memory.</summary>
internal sealed class FusedStep<TCell, T> : IFusedStep
    where TCell : struct, IFusedCell<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly RecurrenceForward<TCell, T> pass;
    private readonly RecurrenceResult made;
    private readonly int batch;
    private readonly (nint From, nint To, int Count)[] moves; // from what the step left to where it begins

    /// <param name="pass">over one step; becomes this object's to dispose</param>
    /// <param name="made">its memory, likewise</param>
    public unsafe FusedStep(RecurrenceForward<TCell, T> pass, RecurrenceResult made)
    {
        (this.pass, this.made, batch) = (pass, made, (int)made.Hidden.size(1));
        Hidden = made.Hidden.narrow(0, 1, 1).DetachFromDisposeScope();
        moves = [.. made.Tensors.Where(part => part.size(0) == 2).Select(Move)];
    }

    public Tensor Hidden { get; }

    public unsafe void Run()
    {
        pass.Run(0, batch);
        foreach (var (from, to, count) in moves) new ReadOnlySpan<T>((T*)from, count).CopyTo(new Span<T>((T*)to, count));
    }

    public void Dispose()
    {
        pass.Dispose();
        Hidden.Dispose();
        foreach (var part in made.Tensors) part.Dispose();
    }

    private static unsafe (nint From, nint To, int Count) Move(Tensor part)
    {
        var to = TensorMemory.Of<T>(part);
        var count = (int)(part.numel() / 2);
        return ((nint)(to + count), (nint)to, count);
    }
}
