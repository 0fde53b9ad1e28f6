namespace RnnResearch.Kernels;

/// <summary>The innermost loop of a matrix product: a tile of c, R rows by V vectors, stays in registers while k runs.</summary>
/// <param name="a">first element of the left side</param>
/// <param name="stride">bytes between two rows of its memory: see <see cref="TileLayout"/></param>
/// <param name="b">k rows, each as wide as the tile, without gaps</param>
/// <param name="c">first element of the tile</param>
/// <param name="row">bytes between two rows of c</param>
/// <param name="k">the length of the sums, 1 or more</param>
/// <param name="addend">what the sums are added to: c itself, or a bias; null for nothing</param>
/// <param name="addendRow">bytes between two of its rows</param>
internal unsafe delegate void Tile<T>(T* a, nint stride, T* b, T* c, nint row, nint k, T* addend, nint addendRow) where T : unmanaged;
