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
    /// <summary>Adds the sum to the rows of C from <paramref name="from"/> to before <paramref name="to"/>.</summary>
    /// <param name="p">K rows, of which the columns from <paramref name="from"/> on are read</param>
    /// <param name="from">first column of p</param>
    /// <param name="to">the column of p after the last</param>
    /// <param name="x">[K, N], packed by rows</param>
    /// <param name="c">row m belongs to column m of p</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ReadOnlySpan<nint> p, int from, int to, PackedMatrix<T> x, Rows<T> c)
    {
        using var tiles = new NativeArray<T>((long)PackedMatrix<T>.BlockRows * (to - from));
        for (var block = 0; block < p.Length; block += PackedMatrix<T>.BlockRows)
        {
            var depth = Math.Min(PackedMatrix<T>.BlockRows, p.Length - block);
            Turn(p.Slice(block, depth), from, to, tiles.Data);
            for (var column = 0; column < x.Columns; column += Tiles<T>.MaxColumns)
                Panel(tiles.Data, to - from, x, block, depth, column, c, from);
        }
    }

    // The columns of p, six at a time: each tile's share of the block without gaps.
    private static void Turn(ReadOnlySpan<nint> p, int from, int to, T* tiles)
    {
        for (var m = from; m < to; m += Tiles<T>.MaxRows)
        {
            var height = Math.Min(Tiles<T>.MaxRows, to - m);
            foreach (var row in p)
            {
                var elements = (T*)row + m;
                if (height == Tiles<T>.MaxRows) Unsafe.CopyBlockUnaligned(tiles, elements, (uint)(Tiles<T>.MaxRows * sizeof(T))); // of a constant size: two moves
                else new Span<T>(elements, height).CopyTo(new Span<T>(tiles, height));
                tiles += height;
            }
        }
    }

    private static void Panel(T* tiles, int rows, PackedMatrix<T> x, int block, int depth, int column, Rows<T> c, int first)
    {
        var panel = x.PanelAt(block, depth, column);
        var vectors = x.Vectors(column);
        var whole = column + (vectors * Tiles<T>.Lanes) <= x.Columns;
        for (var m = 0; m < rows; m += Tiles<T>.MaxRows)
        {
            var height = Math.Min(Tiles<T>.MaxRows, rows - m);
            var run = Tiles<T>.Of(height, vectors);
            var to = c[0, first + m] + column;
            if (whole) run(tiles + (m * depth), sizeof(T), height * sizeof(T), panel, to, c.Row * sizeof(T), depth, 1);
            else PackedMatrix<T>.Partial(run, tiles + (m * depth), 1, height * sizeof(T), panel, to, c.Row, depth, height, x.Columns - column, vectors, add: true);
        }
    }
}
