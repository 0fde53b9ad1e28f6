using System.Numerics;
using RnnResearch.Kernels;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>One step of a fused cell, again and again, in the same memory.</summary>
/// <param name="pass">over one step</param>
/// <param name="made">its memory</param>
/// <param name="owned">the tensors that become this object's to dispose</param>
internal sealed unsafe class FusedStep<TCell, T>(RecurrenceForward<TCell, T> pass, RecurrenceResult made, Tensor[] owned) : IFusedStep
    where TCell : struct, IFusedCell<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int batch = (int)made.Before.shape[0];
    private readonly int size = (int)made.Before.numel();
    private readonly int storage = (int)(made.Storage.numel() / made.Storage.shape[0]);
    private readonly nint before = (nint)TensorMemory.Of<T>(made.Before);
    private readonly nint hidden = (nint)TensorMemory.Of<T>(made.Hidden);
    private readonly nint memoryBefore = made.MemoryBefore is null ? 0 : (nint)TensorMemory.Of<T>(made.MemoryBefore);
    private readonly nint memory = made.Memory is null ? 0 : (nint)TensorMemory.Of<T>(made.Memory);
    private readonly nint remembered = TCell.Plan.Remembered is null ? 0 : (nint)TensorMemory.Of<T>(made.Storage);

    public Tensor Hidden => made.Hidden;

    public void Run()
    {
        pass.Run(0, batch);
        Copy(hidden, before, size);
        if (memory != 0) Copy(memory, memoryBefore, size);
        if (remembered != 0) Copy((nint)((T*)remembered + storage), remembered, storage);
    }

    public void Dispose()
    {
        pass.Dispose();
        foreach (var part in owned) part.Dispose();
    }

    private static void Copy(nint from, nint to, int count) => new ReadOnlySpan<T>((T*)from, count).CopyTo(new Span<T>((T*)to, count));
}
