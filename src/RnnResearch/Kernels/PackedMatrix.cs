using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnResearch.Kernels;

/// <summary>
/// The right side B [K, N] of a product, laid out once in the order in which <see cref="Tile{T}"/> reads it, however many rows it is then
/// multiplied with: blocks of K, in each block panels as wide as a tile, in each panel row after row. A panel of a block stays in the
/// first-level cache while all rows of the left side pass.
/// </summary>
/// <typeparam name="T">float or double</typeparam>
internal sealed unsafe class PackedMatrix<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int PanelBytes = 32 * 1024;
    private const int ColumnsAtOnce = 4;

    private readonly int k;
    private readonly int n;
    private readonly int paddedColumns;
    private readonly NativeArray<T> packed;

    // What MultiplyRow is about, for the members of the crew.
    private Action<int>? rowShare;
    private nint rowOfA;
    private nint rowOfC;
    private nint rowBias;
    private bool rowAdds;
    private int rowWorkers;

    private PackedMatrix(int k, int n)
    {
        (this.k, this.n) = (k, n);
        var unit = Math.Max(Tiles<T>.Lanes, ColumnsAtOnce);
        paddedColumns = (n + unit - 1) / unit * unit;
        packed = new NativeArray<T>((long)k * paddedColumns);
    }

    /// <summary>The rows of B that a block holds.</summary>
    public static int BlockRows { get; } = PanelBytes / (Tiles<T>.MaxColumns * sizeof(T));

    /// <summary>N.</summary>
    public int Columns => n;

    /// <summary>N made up to whole vectors.</summary>
    public int PaddedColumns => paddedColumns;

    private int Panels => (n + Tiles<T>.MaxColumns - 1) / Tiles<T>.MaxColumns;

    /// <summary>B by its rows, each of <paramref name="n"/> elements; null stands for a row of zeros.</summary>
    public static PackedMatrix<T> OfRows(nint[] rows, int n, int workers = 1) =>
        new PackedMatrix<T>(rows.Length, n).Pack(new Lines<T>(rows), byRows: true, workers);

    /// <summary>
    /// B by the first of its <paramref name="k"/> rows and the distance to the next; a row has <paramref name="n"/> elements.
    /// </summary>
    public static PackedMatrix<T> OfRows(Rows<T> rows, int k, int n, int workers = 1) =>
        new PackedMatrix<T>(k, n).Pack(new Lines<T>(rows), byRows: true, workers);

    /// <summary>B by its columns, each of <paramref name="k"/> elements; null stands for a column of zeros.</summary>
    public static PackedMatrix<T> OfColumns(nint[] columns, int k, int workers = 1) =>
        new PackedMatrix<T>(k, columns.Length).Pack(new Lines<T>(columns), byRows: false, workers);

    /// <summary>
    /// C = A B, or A B + bias, or C + A B, for the rows of some groups: [rows, K] to [rows, N]. Of C only N columns are touched.
    /// </summary>
    /// <param name="a">A, its elements without gaps in a row</param>
    /// <param name="c">C</param>
    /// <param name="groups">how many groups A and C have</param>
    /// <param name="rows">rows in each group</param>
    /// <param name="add">to C; else C is replaced</param>
    /// <param name="bias">what is added to each row where C is replaced: as many elements as the panels have,
    /// zeros beyond N; or null</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Multiply(Rows<T> a, Rows<T> c, int groups, int rows, bool add, T* bias = null)
    {
        if (rows == 0) return;
        for (var block = 0; block < k; block += BlockRows)
        {
            var depth = Math.Min(BlockRows, k - block);
            for (var column = 0; column < n; column += Tiles<T>.MaxColumns)
                Panel(TileLayout.Across, a, c, groups, rows, block, depth, column, add || block > 0, bias is null ? null : bias + column);
        }
    }

    /// <summary>
    /// The same of one row, the columns shared among the crew where there are many: a product that waits for memory. Allocates nothing.
    /// </summary>
    public void MultiplyRow(T* a, T* c, bool add, T* bias = null)
    {
        rowWorkers = Crew.Size(Panels, (double)k * n);
        (rowOfA, rowOfC, rowAdds, rowBias) = ((nint)a, (nint)c, add, (nint)bias);
        Crew.Run(rowWorkers, rowShare ??= MultiplyShareOfRow);
    }

    /// <summary>A row of B, plus a bias: the product of a one-hot vector. Of <paramref name="c"/> N columns are touched.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void CopyRow(int row, T* c, T* bias)
    {
        var block = row / BlockRows * BlockRows;
        var depth = Math.Min(BlockRows, k - block);
        for (var column = 0; column < n; column += Tiles<T>.MaxColumns)
        {
            var (width, filled) = (Vectors(column) * Tiles<T>.Lanes, Math.Min(Tiles<T>.MaxColumns, n - column));
            var from = PanelAt(block, depth, column) + ((nint)(row - block) * width);
            var sums = new Span<T>(c + column, filled);
            TensorPrimitives.Add(new ReadOnlySpan<T>(from, filled), new ReadOnlySpan<T>(bias + column, filled), sums);
        }
    }

    public void Dispose() => packed.Dispose();

    private void MultiplyShareOfRow(int worker)
    {
        var (a, c) = (new Rows<T>(rowOfA, 0), new Rows<T>(rowOfC, 0));
        var (from, to) = Crew.Share(Panels, worker, rowWorkers);
        for (var block = 0; block < k; block += BlockRows)
        {
            var depth = Math.Min(BlockRows, k - block);
            for (var column = from * Tiles<T>.MaxColumns; column < Math.Min(n, to * Tiles<T>.MaxColumns); column += Tiles<T>.MaxColumns)
            {
                var bias = rowBias == 0 ? null : (T*)rowBias + column;
                Panel(TileLayout.Alone, a, c, 1, 1, block, depth, column, rowAdds || block > 0, bias);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Panel(TileLayout layout, Rows<T> a, Rows<T> c, int groups, int rows, int block, int depth, int column, bool add, T* bias)
    {
        var panel = PanelAt(block, depth, column);
        var vectors = Vectors(column);
        var count = (rows + Tiles<T>.MaxRows - 1) / Tiles<T>.MaxRows;
        var (height, higher) = (rows / count, rows % count); // as even as can be: a tile of one row would wait for its own sums
        var (tile, highTile) = (Tiles<T>.Of(layout, height, vectors), higher > 0 ? Tiles<T>.Of(layout, height + 1, vectors) : null);
        var whole = column + (vectors * Tiles<T>.Lanes) <= n;
        for (var group = 0; group < groups; group++)
        {
            for (int i = 0, row = 0; i < count; i++)
            {
                var (size, run) = i < higher ? (height + 1, highTile!) : (height, tile);
                var from = a[group, row] + block;
                var to = c[group, row] + column;
                var (addend, stride) = add ? ((nint)to, c.Row) : ((nint)bias, 0);
                if (whole) run(from, a.Row * sizeof(T), panel, to, c.Row * sizeof(T), depth, (T*)addend, stride * sizeof(T));
                else Partial(run, from, a.Row, panel, to, c.Row, depth, size, n - column, vectors, (T*)addend, stride);
                row += size;
            }
        }
    }

    /// <summary>A tile that reaches beyond C's last column, by way of memory of its own.</summary>
    internal static void Partial(
        Tile<T> run, T* a, nint aRow, T* panel, T* c, nint cRow, int depth, int rows, int columns, int vectors, T* addend, nint addendRow)
    {
        var width = vectors * Tiles<T>.Lanes;
        var own = stackalloc T[rows * width];
        run(a, aRow * sizeof(T), panel, own, width * sizeof(T), depth, null, 0);
        for (var r = 0; r < rows; r++)
        {
            var sums = new ReadOnlySpan<T>(own + (r * width), columns);
            var to = new Span<T>(c + (r * cRow), columns);
            if (addend is null) sums.CopyTo(to);
            else TensorPrimitives.Add(sums, new ReadOnlySpan<T>(addend + (r * addendRow), columns), to);
        }
    }

    /// <summary>Where a panel of a block begins.</summary>
    internal T* PanelAt(int block, int depth, int column) => packed.Data + ((long)block * paddedColumns) + ((long)depth * column);

    /// <summary>How many vectors wide the panel at <paramref name="column"/> is.</summary>
    internal int Vectors(int column) => Math.Min(Tiles<T>.MaxColumns, paddedColumns - column) / Tiles<T>.Lanes;

    private PackedMatrix<T> Pack(Lines<T> lines, bool byRows, int workers)
    {
        if (workers == 1) PackShare(lines, byRows, 0, 1);
        else Crew.Run(workers, worker => PackShare(lines, byRows, worker, workers));
        return this;
    }

    private void PackShare(Lines<T> lines, bool byRows, int worker, int workers)
    {
        var (from, to) = Crew.Share(Panels, worker, workers);
        for (var block = 0; block < k; block += BlockRows)
        {
            var depth = Math.Min(BlockRows, k - block);
            for (var panel = from; panel < to; panel++)
            {
                if (byRows) PackRows(lines, block, depth, panel * Tiles<T>.MaxColumns);
                else PackColumns(lines, block, depth, panel * Tiles<T>.MaxColumns);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void PackRows(Lines<T> rows, int block, int depth, int column)
    {
        var to = PanelAt(block, depth, column);
        var (width, filled) = (Vectors(column) * Tiles<T>.Lanes, Math.Min(Tiles<T>.MaxColumns, n - column));
        for (var row = 0; row < depth; row++, to += width)
        {
            var from = rows[block + row] + column;
            var (j, present) = (0, rows[block + row] is null ? 0 : filled);
            for (; j <= present - Vector512<T>.Count; j += Vector512<T>.Count) Vector512.Load(from + j).Store(to + j);
            for (; j < present; j++) to[j] = from[j];
            for (; j < width; j++) to[j] = T.Zero;
        }
    }

    private void PackColumns(Lines<T> columns, int block, int depth, int column)
    {
        var to = PanelAt(block, depth, column);
        var width = Vectors(column) * Tiles<T>.Lanes;
        var zeros = stackalloc T[depth];
        new Span<T>(zeros, depth).Clear();
        for (var j = column; j < column + width; j += ColumnsAtOnce, to += ColumnsAtOnce)
        {
            T* first = At(columns, j, block, zeros), second = At(columns, j + 1, block, zeros);
            T* third = At(columns, j + 2, block, zeros), fourth = At(columns, j + 3, block, zeros);
            Interleave(first, second, third, fourth, depth, to, width);
        }
    }

    private T* At(Lines<T> columns, int j, int block, T* zeros)
    {
        var column = j < n ? columns[j] : null;
        return column is null ? zeros : column + block;
    }

    // Some columns side by side: each is read on, and what is written stays together.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Interleave(T* a, T* b, T* c, T* d, int depth, T* to, int width)
    {
        var row = 0;
        for (; Quads.Fit<T>() && row <= depth - Quads.Size; row += Quads.Size, to += Quads.Size * width)
        {
            var (first, second) = (Vector128.Load((float*)a + row), Vector128.Load((float*)b + row));
            var (third, fourth) = (Vector128.Load((float*)c + row), Vector128.Load((float*)d + row));
            Quads.Transpose(ref first, ref second, ref third, ref fourth);
            first.Store((float*)to);
            second.Store((float*)(to + width));
            third.Store((float*)(to + (2 * width)));
            fourth.Store((float*)(to + (3 * width)));
        }
        for (; row < depth; row++, to += width)
        {
            to[0] = a[row];
            to[1] = b[row];
            to[2] = c[row];
            to[3] = d[row];
        }
    }
}
