using System.Numerics;
using System.Runtime.CompilerServices;

namespace RnnResearch.Kernels;

/// <summary>
/// The gradient of a weight matrix, the sum over all steps and sequences k of the outer products of what came back and what went in:
/// <code>
/// C[m, n] += Σ_k p[k, m] x[k, n]
/// </code>
/// </summary>
internal static unsafe class SumOfProducts<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Columns of p that pass all panels together: few enough for a block of them to stay in the second-level cache.
    private const int RowsAtOnce = 16 * Tiles<T>.MaxRows;

    /// <summary>Adds the sum to <paramref name="rows"/> rows of C.</summary>
    /// <param name="p">K rows, read from the first of as many columns on</param>
    /// <param name="k">K</param>
    /// <param name="x">[K, N], packed by rows</param>
    /// <param name="c">C</param>
    /// <param name="rows">M</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(Rows<T> p, int k, PackedMatrix<T> x, Rows<T> c, int rows)
    {
        for (var block = 0; block < k; block += PackedMatrix<T>.BlockRows)
        {
            var depth = Math.Min(PackedMatrix<T>.BlockRows, k - block);
            for (var m = 0; m < rows; m += RowsAtOnce)
            {
                for (var column = 0; column < x.Columns; column += Tiles<T>.MaxColumns)
                    Panel(p[0, block] + m, p.Row, x, block, depth, column, c, m, Math.Min(RowsAtOnce, rows - m));
            }
        }
    }

    // A tile's rows are columns of p: they stand beside each other, and k goes down.
    private static void Panel(T* p, nint stride, PackedMatrix<T> x, int block, int depth, int column, Rows<T> c, int first, int rows)
    {
        var panel = x.PanelAt(block, depth, column);
        var vectors = x.Vectors(column);
        var whole = column + (vectors * Tiles<T>.Lanes) <= x.Columns;
        for (var m = 0; m < rows; m += Tiles<T>.MaxRows)
        {
            var height = Math.Min(Tiles<T>.MaxRows, rows - m);
            var run = Tiles<T>.Of(TileLayout.Down, height, vectors);
            var to = c[0, first + m] + column;
            if (whole) run(p + m, stride * sizeof(T), panel, to, c.Row * sizeof(T), depth, to, c.Row * sizeof(T));
            else PackedMatrix<T>.Partial(run, p + m, stride, panel, to, c.Row, depth, height, x.Columns - column, vectors, to, c.Row);
        }
    }
}
