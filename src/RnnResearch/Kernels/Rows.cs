namespace RnnResearch.Kernels;

/// <summary>
/// A matrix in memory by its strides, in elements: rows come in groups, such as those of some sequences at each of some steps.
/// </summary>
/// <param name="Data">the first element</param>
/// <param name="Row">from a row to the next of its group</param>
/// <param name="Group">from the first row of a group to that of the next</param>
internal readonly unsafe record struct Rows<T>(nint Data, nint Row, nint Group = 0) where T : unmanaged
{
    public Rows(T* data, nint row, nint group = 0) : this((nint)data, row, group)
    {
    }

    /// <summary>Where a row begins.</summary>
    public T* this[int group, int row] => (T*)Data + (group * Group) + (row * Row);

    /// <summary>The rows of the first group from <paramref name="row"/> on.</summary>
    public Rows<T> From(int row) => new(this[0, row], Row);
}
