using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnResearch.Training.Updates;

/// <summary>The sum of a gradient's squares, in double precision, in an order that does not depend on the threads.</summary>
internal static unsafe class GradientNorm<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Elements summed in the type itself before they are added up in double precision.
    private const int Run = 4096;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static double Squared(T* g, long n, Clipping<T> clipping)
    {
        var total = 0.0;
        var i = 0L;
        while (n - i >= Vector512<T>.Count)
        {
            var end = Math.Min(n - Vector512<T>.Count, i + Run);
            var (even, odd) = (Vector512<T>.Zero, Vector512<T>.Zero);
            for (; i <= end; i += Vector512<T>.Count)
            {
                var element = clipping.Cut(Vector512.Load(g + i));
                (even, odd) = (odd, even + (element * element));
            }
            total += double.CreateChecked(Vector512.Sum(even + odd));
        }
        for (; i < n; i++)
        {
            var element = double.CreateChecked(clipping.Cut(Vector512.CreateScalar(g[i]))[0]);
            total += element * element;
        }
        return total;
    }
}
