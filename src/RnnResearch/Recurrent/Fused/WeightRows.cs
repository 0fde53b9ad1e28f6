namespace RnnResearch.Recurrent.Fused;

/// <summary>
/// The rows of a weight matrix that stand for storage blocks, one for each of a block's units; null for the units beyond H.
/// </summary>
internal sealed unsafe class WeightRows<T>(RecurrenceShape shape) where T : unmanaged
{
    /// <param name="weight">the matrix</param>
    /// <param name="length">of its rows, in elements</param>
    /// <param name="blocks">its H-long blocks of rows, in the order of the storage blocks</param>
    public nint[] Of(T* weight, nint length, int[] blocks)
    {
        var rows = new nint[blocks.Length * shape.Block];
        for (var i = 0; i < blocks.Length; i++)
        {
            for (var j = 0; j < shape.Hidden; j++)
                rows[(i * shape.Block) + j] = (nint)(weight + ((((nint)blocks[i] * shape.Hidden) + j) * length));
        }
        return rows;
    }
}
