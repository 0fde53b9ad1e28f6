using System.Numerics;
using RnnResearch.Kernels;

namespace RnnResearch.Recurrent.Fused;

/// <summary>What has come back, at the step in hand, to the states and to the operands in storage: a row per sequence.</summary>
internal sealed unsafe class StateGradients<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly RecurrenceShape shape;
    private readonly int operandBlocks;
    private readonly NativeArray<T> hidden;
    private readonly NativeArray<T> memory;
    private readonly NativeArray<T> operands;

    /// <param name="shape">the sizes</param>
    /// <param name="operandBlocks">how many operands are storage blocks</param>
    public StateGradients(RecurrenceShape shape, int operandBlocks)
    {
        (this.shape, this.operandBlocks) = (shape, operandBlocks);
        hidden = new NativeArray<T>((long)shape.Batch * shape.Block).Clear();
        memory = new NativeArray<T>((long)shape.Batch * shape.Block).Clear();
        operands = new NativeArray<T>((long)shape.Batch * operandBlocks * shape.Block).Clear();
    }

    public T* Hidden(int row) => hidden.Data + (row * (nint)shape.Block);

    public T* Memory(int row) => memory.Data + (row * (nint)shape.Block);

    public T* Operand(int index, int row) => operands.Data + (((row * (nint)operandBlocks) + index) * shape.Block);

    /// <summary>From a row to the next of the operands.</summary>
    public nint OperandRow => operandBlocks * (nint)shape.Block;

    /// <summary>Begins with the gradients of the state after the last step.</summary>
    public void Take(CellState last) => Exchange(last, (block, state) => state.CopyTo(block));

    /// <summary>Hands over what it holds now.</summary>
    public void Give(CellState first) => Exchange(first, (block, state) => block.CopyTo(state));

    public void Dispose()
    {
        hidden.Dispose();
        memory.Dispose();
        operands.Dispose();
    }

    private void Exchange(CellState tensors, Copy copy)
    {
        var H = shape.Hidden;
        var h = TensorMemory.Of<T>(tensors.h);
        for (var b = 0; b < shape.Batch; b++) copy(new Span<T>(Hidden(b), H), new Span<T>(h + ((nint)b * H), H));
        if (tensors.c is null) return;
        var c = TensorMemory.Of<T>(tensors.c);
        var blocks = (int)tensors.c.shape[1] / H;
        for (var b = 0; b < shape.Batch; b++)
        {
            for (var i = 0; i < blocks; i++, c += H) copy(new Span<T>(i == 0 ? Memory(b) : Operand(i - 1, b), H), new Span<T>(c, H));
        }
    }

    private delegate void Copy(Span<T> block, Span<T> state);
}
