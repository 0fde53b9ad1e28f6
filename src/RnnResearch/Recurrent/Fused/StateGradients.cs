using System.Numerics;
using RnnResearch.Kernels;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>What has come back, at the step in hand, to the states and to the operands in storage: a row per sequence.</summary>
internal sealed unsafe class StateGradients<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly RecurrenceShape shape;
    private readonly int operandBlocks;
    private readonly int ownMemory;
    private readonly NativeArray<T> hidden;
    private readonly NativeArray<T> memory;
    private readonly NativeArray<T> operands;

    /// <param name="shape">the sizes</param>
    /// <param name="plan">the cell's</param>
    public StateGradients(RecurrenceShape shape, CellPlan plan)
    {
        (this.shape, operandBlocks, ownMemory) = (shape, plan.StoredOperands, plan.OwnMemory);
        hidden = new NativeArray<T>((long)shape.Batch * shape.Block).Clear();
        memory = new NativeArray<T>((long)shape.Batch * shape.Block).Clear();
        operands = new NativeArray<T>((long)shape.Batch * operandBlocks * shape.Block).Clear();
    }

    public T* Hidden(int row) => hidden.Data + (row * (nint)shape.Block);

    public T* Memory(int row) => memory.Data + (row * (nint)shape.Block);

    public T* Operand(int index, int row) => operands.Data + (((row * (nint)operandBlocks) + index) * shape.Block);

    /// <summary>From a row to the next of the operands.</summary>
    public nint OperandRow => operandBlocks * (nint)shape.Block;

    /// <summary>Begins with the gradients of the state after the last step; null where nothing came back to it.</summary>
    public void Load(Tensor? h, Tensor? c)
    {
        var blocks = new StateBlocks<T>(shape);
        if (h is not null) blocks.Load(new Rows<T>(Hidden(0), shape.Block), shape.Batch, TensorMemory.Of<T>(h));
        if (c is null) return;
        var count = (int)c.size(1) / shape.Hidden;
        for (var i = 0; i < count; i++) blocks.Load(RowsOfState(i), shape.Batch, TensorMemory.Of<T>(c), i, count);
    }

    /// <summary>Hands over what it holds now, where it is wanted.</summary>
    public void Store(Tensor? h, Tensor? c)
    {
        var blocks = new StateBlocks<T>(shape);
        if (h is not null) blocks.Store(new Rows<T>(Hidden(0), shape.Block), shape.Batch, TensorMemory.Of<T>(h));
        if (c is null) return;
        var count = (int)c.size(1) / shape.Hidden;
        for (var i = 0; i < count; i++) blocks.Store(RowsOfState(i), shape.Batch, TensorMemory.Of<T>(c), i, count);
    }

    public void Dispose()
    {
        hidden.Dispose();
        memory.Dispose();
        operands.Dispose();
    }

    // Block i of c: the equations' own memory, then what the state remembers of storage.
    private Rows<T> RowsOfState(int i) =>
        i < ownMemory ? new(Memory(0), shape.Block) : new(Operand(i - ownMemory, 0), OperandRow);
}
