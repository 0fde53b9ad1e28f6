using RnnResearch.Kernels;

namespace RnnResearch.Recurrent.Fused;

/// <summary>
/// Moves blocks of states between tensors, [rows, M·H], and rows of memory where each block is made up to whole vectors.
/// </summary>
/// <param name="shape">the sizes</param>
internal readonly unsafe struct StateBlocks<T>(RecurrenceShape shape) where T : unmanaged
{
    /// <summary>Fills some rows of memory with a block of a tensor, and zeros behind it.</summary>
    /// <param name="rows">in memory</param>
    /// <param name="count">how many</param>
    /// <param name="tensor">contiguous</param>
    /// <param name="block">which block of it</param>
    /// <param name="blocks">M</param>
    public void Load(Rows<T> rows, int count, T* tensor, int block = 0, int blocks = 1)
    {
        for (var row = 0; row < count; row++)
        {
            InTensor(tensor, row, block, blocks).CopyTo(new Span<T>(rows[0, row], shape.Hidden));
            new Span<T>(rows[0, row] + shape.Hidden, shape.Block - shape.Hidden).Clear();
        }
    }

    /// <summary>Fills a block of a tensor from some rows of memory.</summary>
    public void Store(Rows<T> rows, int count, T* tensor, int block = 0, int blocks = 1)
    {
        for (var row = 0; row < count; row++) new ReadOnlySpan<T>(rows[0, row], shape.Hidden).CopyTo(InTensor(tensor, row, block, blocks));
    }

    private Span<T> InTensor(T* tensor, int row, int block, int blocks) =>
        new(tensor + ((((nint)row * blocks) + block) * shape.Hidden), shape.Hidden);
}
