using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnResearch.Kernels;

/// <summary>The sum of the rows of a matrix, as the gradient of a bias is.</summary>
internal static unsafe class ColumnSums<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// Adds to <paramref name="sums"/> the columns from <paramref name="from"/> to before <paramref name="to"/>
    /// of <paramref name="count"/> rows.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Add(Rows<T> rows, int count, T* sums, int from, int to)
    {
        var j = from;
        for (; j <= to - (2 * Vector512<T>.Count); j += 2 * Vector512<T>.Count)
        {
            var (a, b) = (Vector512.Load(sums + j), Vector512.Load(sums + j + Vector512<T>.Count));
            for (var row = 0; row < count; row++)
            {
                a += Vector512.Load(rows[0, row] + j);
                b += Vector512.Load(rows[0, row] + j + Vector512<T>.Count);
            }
            a.Store(sums + j);
            b.Store(sums + j + Vector512<T>.Count);
        }
        for (; j < to; j++)
        {
            for (var row = 0; row < count; row++) sums[j] += rows[0, row][j];
        }
    }
}
