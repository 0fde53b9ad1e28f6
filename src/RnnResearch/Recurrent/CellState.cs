using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>What a cell carries from one step to the next, a row per sequence.</summary>
/// <param name="h">hidden state, [B, H]</param>
/// <param name="c">cell state, [B, H], where the recurrence has one</param>
public sealed record CellState(Tensor h, Tensor? c = null)
{
    /// <summary>The first <paramref name="rows"/> sequences; the state itself when that is all of them.</summary>
    public CellState First(long rows) =>
        rows == h.shape[0] ? this : new CellState(h.narrow(0, 0, rows), c?.narrow(0, 0, rows));

    /// <summary>The sequences named by <paramref name="rows"/> (int64 [R]), in that order.</summary>
    public CellState Select(Tensor rows) => new(h.index_select(0, rows), c?.index_select(0, rows));
}
