using RnnResearch.Kernels;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>Where everything of one pass stands that forward makes and backward reads.</summary>
internal sealed unsafe class RecurrenceMemory<T> where T : unmanaged
{
    private readonly RecurrenceShape shape;
    private readonly CellPlan plan;
    private readonly T* x;
    private readonly long* tokens;
    private readonly T* hidden;
    private readonly T* memory;
    private readonly T* storage;
    private readonly int lead;

    /// <param name="shape">the sizes</param>
    /// <param name="plan">the cell's</param>
    /// <param name="x">what is read</param>
    /// <param name="made">what forward makes</param>
    /// <exception cref="ArgumentException">A token is outside the vocabulary.</exception>
    public RecurrenceMemory(RecurrenceShape shape, CellPlan plan, RecurrenceInput x, RecurrenceTrace made)
    {
        (this.shape, this.plan, lead) = (shape, plan, plan.Remembered is null ? 0 : 1);
        InputWidth = (nint)(x.Values?.size(-1) ?? 0);
        Width = plan.Storage * (nint)shape.Block;
        this.x = x.Values is null ? null : TensorMemory.Of<T>(x.Values);
        tokens = x.Tokens is null ? null : Checked(x.Tokens, shape.Vocabulary);
        hidden = TensorMemory.Of<T>(made.Hidden);
        memory = made.Memory is null ? null : TensorMemory.Of<T>(made.Memory);
        storage = TensorMemory.Of<T>(made.Storage);
    }

    /// <summary>Elements from a vector of the input to the next.</summary>
    public nint InputWidth { get; }

    /// <summary>Elements of storage for a sequence and step.</summary>
    public nint Width { get; }

    /// <summary>The vectors that are read, one after another: those of the sequence, or those of a table; null for one-hot ones.</summary>
    public T* Vectors => x;

    /// <summary>What is read at a step: a vector, or its projection.</summary>
    public T* Input(int step, int row) => x + (((nint)shape.Start(step) + row) * InputWidth);

    /// <summary>Which token is read at a step.</summary>
    public int Token(int step, int row) => (int)tokens[shape.Start(step) + row];

    /// <summary>h before a step; that of step T is there too, and is the last.</summary>
    public T* HiddenBefore(int step, int row) => hidden + State(step, row);

    public T* Hidden(int step, int row) => hidden + State(step + 1, row);

    public T* MemoryBefore(int step, int row) => memory + State(step, row);

    public T* Memory(int step, int row) => memory + State(step + 1, row);

    /// <summary>Storage; that of step -1 is there where the state remembers some.</summary>
    public T* Storage(int step, int row) => storage + (((step < 0 ? 0 : shape.Start(step) + (lead * shape.Batch)) + (nint)row) * Width);

    /// <summary>Puts the state before the first step in its place.</summary>
    public void LoadState(CellState state)
    {
        var blocks = new StateBlocks<T>(shape);
        blocks.Load(new Rows<T>(hidden, shape.Block), shape.Batch, TensorMemory.Of<T>(state.h));
        if (state.c is null) return;
        var c = TensorMemory.Of<T>(state.c);
        for (var i = 0; i < plan.MemoryBlocks; i++) blocks.Load(RowsOfState(0, i), shape.Batch, c, i, plan.MemoryBlocks);
    }

    /// <summary>Copies the state after the last step, to which all sequences run.</summary>
    public void StoreState(CellState last)
    {
        var blocks = new StateBlocks<T>(shape);
        blocks.Store(new Rows<T>(HiddenBefore(shape.Steps, 0), shape.Block), shape.Batch, TensorMemory.Of<T>(last.h));
        if (last.c is null) return;
        var c = TensorMemory.Of<T>(last.c);
        for (var i = 0; i < plan.MemoryBlocks; i++) blocks.Store(RowsOfState(shape.Steps, i), shape.Batch, c, i, plan.MemoryBlocks);
    }

    /// <summary>Copies h of all steps.</summary>
    public void CopyHidden(Tensor h) =>
        new StateBlocks<T>(shape).Store(new Rows<T>(Hidden(0, 0), shape.Block), shape.Rows, TensorMemory.Of<T>(h));

    // Block i of c before a step: the equations' own memory, then what the state remembers of storage.
    private Rows<T> RowsOfState(int step, int i) => i < plan.OwnMemory
        ? new(MemoryBefore(step, 0), shape.Block)
        : new(Storage(step - 1, 0) + ((plan.Remembered!.Operand!.Value + i - plan.OwnMemory) * (nint)shape.Block), Width);

    private static long* Checked(Tensor tokens, long vocabulary)
    {
        var all = TensorMemory.Of<long>(tokens);
        var count = tokens.numel();
        for (var i = 0L; i < count; i++)
        {
            if (all[i] < 0 || all[i] >= vocabulary)
                throw new ArgumentException(
                    $"token {all[i]} is none of {vocabulary}, 0 to {vocabulary - 1}: use the vocabulary that the text was encoded with",
                    nameof(tokens));
        }
        return all;
    }

    // Those before the first step come first.
    private nint State(int step, int row) => ((step == 0 ? 0 : shape.Batch + shape.Start(step - 1)) + (nint)row) * shape.Block;
}
