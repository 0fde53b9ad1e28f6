using RnnResearch.Kernels;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>Where everything of one pass stands that forward makes and backward reads.</summary>
internal sealed unsafe class RecurrenceMemory<T> : IDisposable where T : unmanaged
{
    private readonly RecurrenceShape shape;
    private readonly T* x;
    private readonly long* tokens;
    private readonly T* before;
    private readonly T* hidden;
    private readonly T* storage;
    private readonly nint[] memories;         // where c begins before each step, and after the last
    private readonly NativeArray<T>? passing; // c within a run of steps
    private readonly int lead;

    /// <param name="shape">the sizes</param>
    /// <param name="plan">the cell's</param>
    /// <param name="x">what is read</param>
    /// <param name="h0">the state before the first step, [B, Block]</param>
    /// <param name="c0">the same of the memory, or null</param>
    /// <param name="h">[T, B, Block]</param>
    /// <param name="c">after the last step of each run of the shape's, [Runs, B, Block]; or null</param>
    /// <param name="storage">[T, B, Storage·Block], one step more where the state remembers some</param>
    public RecurrenceMemory(RecurrenceShape shape, CellPlan plan, RecurrenceInput x, Tensor h0, Tensor? c0, Tensor h, Tensor? c, Tensor storage)
    {
        this.shape = shape;
        lead = plan.Remembered is null ? 0 : 1;
        Width = plan.Storage * (nint)shape.Block;
        this.x = TensorMemory.Of<T>(x.Values);
        tokens = x.Tokens is null ? null : Checked(x.Tokens, x.Values.shape[0]);
        before = TensorMemory.Of<T>(h0);
        hidden = TensorMemory.Of<T>(h);
        this.storage = TensorMemory.Of<T>(storage);
        memories = new nint[shape.Steps + 1];
        if (c is null || c0 is null) return;
        var state = (nint)shape.Batch * shape.Block;
        if (shape.StepsAtOnce > 1) passing = new NativeArray<T>(shape.StepsAtOnce * state);
        memories[0] = (nint)TensorMemory.Of<T>(c0);
        var kept = TensorMemory.Of<T>(c);
        for (var step = 0; step < shape.Steps; step++)
        {
            var (runs, steps) = Math.DivRem(shape.Steps - 1 - step, shape.StepsAtOnce); // to the last
            memories[step + 1] = (nint)(steps == 0 ? kept + ((shape.Runs - 1 - runs) * state) : passing!.Data + (step % shape.StepsAtOnce * state));
        }
    }

    /// <summary>Elements of storage for a sequence and step.</summary>
    public nint Width { get; }

    /// <summary>What is read at a step: a vector, or its projection.</summary>
    public T* Input(int step, int row) => x + (Place(step, row) * shape.Input);

    /// <summary>Which vector that is: its place in the sequence, or the token.</summary>
    public nint Place(int step, int row)
    {
        var place = ((nint)step * shape.Batch) + row;
        return tokens is null ? place : (nint)tokens[place];
    }

    public T* HiddenBefore(int step, int row) => step == 0 ? before + (row * (nint)shape.Block) : Hidden(step - 1, row);

    public T* Hidden(int step, int row) => hidden + State(step, row);

    public T* MemoryBefore(int step, int row) => (T*)memories[step] + (row * (nint)shape.Block);

    /// <summary>c after a step. It stays for the last step of each run only; of the others it is there until another run is gone through.</summary>
    public T* Memory(int step, int row) => MemoryBefore(step + 1, row);

    /// <summary>Storage; that of step -1 is there where the state remembers some.</summary>
    public T* Storage(int step, int row) => storage + (((((nint)step + lead) * shape.Batch) + row) * Width);

    public void Dispose() => passing?.Dispose();

    private static long* Checked(Tensor tokens, long vocabulary)
    {
        var all = TensorMemory.Of<long>(tokens);
        for (var i = 0L; i < tokens.numel(); i++)
        {
            if (all[i] < 0 || all[i] >= vocabulary)
                throw new ArgumentException($"token {all[i]} is none of {vocabulary}, 0 to {vocabulary - 1}: use the vocabulary that the text was encoded with", nameof(tokens));
        }
        return all;
    }

    private nint State(int step, int row) => (((nint)step * shape.Batch) + row) * shape.Block;
}
