namespace RnnResearch.Kernels;

/// <summary>How a tile walks through the left side of its product.</summary>
internal enum TileLayout
{
    /// <summary>Along its rows: k goes from an element to the next.</summary>
    Across,

    /// <summary>Along one row, which has no others beside it.</summary>
    Alone,

    /// <summary>
    /// Down its columns, as through a transposed matrix: the tile's rows are neighbours, and k goes from a row to the next.
    /// </summary>
    Down,
}
