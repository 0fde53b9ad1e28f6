namespace RnnResearch.Kernels;

/// <summary>
/// Rows or columns of a matrix by where each begins: each by its address, or all by the first and the distance to the next.
/// </summary>
internal readonly unsafe struct Lines<T> where T : unmanaged
{
    private readonly nint[]? each;
    private readonly Rows<T> rows;

    /// <param name="each">the addresses; null stands for a line of zeros</param>
    public Lines(nint[] each) => this.each = each;

    /// <param name="rows">the first, and the distance</param>
    public Lines(Rows<T> rows) => this.rows = rows;

    public T* this[int index] => each is null ? rows[0, index] : (T*)each[index];
}
