using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>What a cell carries from one step to the next, a row per sequence.</summary>
/// <param name="h">hidden state, [B, H]</param>
/// <param name="c">what the recurrence keeps beside it, [B, M·H]: the LSTM's cell state; null where M is 0</param>
public sealed record CellState(Tensor h, Tensor? c = null)
{
    /// <summary>Zeros for <paramref name="batch"/> sequences, of the type and on the device of <paramref name="like"/>.</summary>
    public static CellState Zeros(long batch, long hiddenSize, int memoryBlocks, Tensor like)
    {
        Tensor Rows(long width) => zeros(batch, width, dtype: like.dtype, device: like.device);
        return new CellState(Rows(hiddenSize), memoryBlocks > 0 ? Rows(memoryBlocks * hiddenSize) : null);
    }

    /// <summary>The first <paramref name="rows"/> sequences; the state itself when that is all of them.</summary>
    public CellState First(long rows) =>
        rows == h.size(0) ? this : Map(part => part.narrow(0, 0, rows));

    /// <summary>The sequences named by <paramref name="rows"/> (int64 [R]), in that order.</summary>
    public CellState Select(Tensor rows) => Map(part => part.index_select(0, rows));

    /// <summary>Its tensors: h, and c if there is one.</summary>
    internal Tensor[] Tensors => c is null ? [h] : [h, c];

    /// <summary>The same of every tensor in it.</summary>
    public CellState Map(Func<Tensor, Tensor> change) => new(change(h), c is null ? null : change(c));
}
