using System.Numerics;
using RnnResearch.Kernels;

namespace RnnResearch.Training.Updates;

/// <summary>
/// <see cref="Sweep{TRule, T}"/> where few rows of a table have a gradient. A rule under which the others rest sees none but those.
/// Any other takes all weights through memory, as with a dense gradient whose elements are mostly zero, but that gradient is made a strip
/// at a time and never leaves the cache.
/// </summary>
internal static unsafe class SparseSweep<TRule, T>
    where TRule : struct, IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Elements of a strip; whole vectors of any type.
    private const int Strip = 2048;

    /// <param name="rule">the rule</param>
    /// <param name="w">n weights, the rows of the table one after the other</param>
    /// <param name="g">the rows that have a gradient</param>
    /// <param name="a">what is kept, or null</param>
    /// <param name="b">the second of it, or null</param>
    /// <param name="n">how many</param>
    /// <param name="clipping">what becomes of a gradient first</param>
    public static void Run(TRule rule, T* w, RowGradient<T> g, T* a, T* b, long n, Clipping<T> clipping)
    {
        var parts = rule.IgnoresZeroGradients ? g.Count : (int)((n + Strip - 1) / Strip);
        var workers = Crew.Size(parts, (rule.IgnoresZeroGradients ? (long)g.Count * g.Length : n) * Sweep<TRule, T>.CostOfWeight);
        Crew.Run(workers, worker =>
        {
            var (from, to) = Crew.Share(parts, worker, workers);
            if (rule.IgnoresZeroGradients) Rows(rule, w, g, a, b, from, to, clipping);
            else Strips(rule, w, g, a, b, n, from, to, clipping);
        });
    }

    private static void Rows(TRule rule, T* w, RowGradient<T> g, T* a, T* b, int from, int to, Clipping<T> clipping)
    {
        for (var place = from; place < to; place++)
        {
            var first = g.Row(place) * g.Length;
            T* stateA = a is null ? null : a + first, stateB = b is null ? null : b + first;
            Sweep<TRule, T>.Alone(rule, w + first, g.At(place), stateA, stateB, g.Length, clipping);
        }
    }

    private static void Strips(TRule rule, T* w, RowGradient<T> g, T* a, T* b, long n, int from, int to, Clipping<T> clipping)
    {
        var memory = stackalloc T[Strip];
        var strip = new Span<T>(memory, Strip);
        var dirty = true;
        for (var i = from; i < to; i++)
        {
            var first = (long)i * Strip;
            var count = (int)Math.Min(Strip, n - first);
            if (dirty) strip.Clear();
            dirty = g.Put(first, strip[..count]);
            Sweep<TRule, T>.Alone(rule, w + first, memory, a is null ? null : a + first, b is null ? null : b + first, count, clipping);
        }
    }
}
