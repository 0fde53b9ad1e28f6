using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RnnResearch.Kernels;

namespace RnnResearch.Training.Updates;

/// <summary>Takes all weights of a model through memory once: weights, gradients and what the rule keeps of them.</summary>
internal static unsafe class Sweep<TRule, T>
    where TRule : struct, IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // What a weight costs, in multiply-adds: it is mostly its way through memory.
    private const double CostOfWeight = 16;

    /// <param name="rule">the rule</param>
    /// <param name="w">n weights</param>
    /// <param name="g">their gradients</param>
    /// <param name="a">what is kept, or null</param>
    /// <param name="b">the second of it, or null</param>
    /// <param name="n">how many</param>
    /// <param name="clipping">what becomes of a gradient first</param>
    public static void Run(TRule rule, T* w, T* g, T* a, T* b, long n, Clipping<T> clipping)
    {
        var vectors = (int)(n / Vector512<T>.Count);
        var workers = Crew.Size(vectors, n * CostOfWeight);
        Crew.Run(workers, worker =>
        {
            var (from, to) = Crew.Share(vectors, worker, workers);
            Whole(rule, w, g, a, b, (nint)from * Vector512<T>.Count, (nint)to * Vector512<T>.Count, clipping);
        });
        var done = (nint)vectors * Vector512<T>.Count;
        if (n > done) Rest(rule, w + done, g + done, a is null ? null : a + done, b is null ? null : b + done, (int)(n - done), clipping);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Whole(TRule rule, T* w, T* g, T* a, T* b, nint from, nint to, Clipping<T> clipping)
    {
        for (var i = from; i < to; i += Vector512<T>.Count)
        {
            var weights = Vector512.Load(w + i);
            var first = a is null ? Vector512<T>.Zero : Vector512.Load(a + i);
            var second = b is null ? Vector512<T>.Zero : Vector512.Load(b + i);
            rule.Apply(ref weights, clipping.Of(Vector512.Load(g + i)), ref first, ref second);
            weights.Store(w + i);
            if (a is not null) first.Store(a + i);
            if (b is not null) second.Store(b + i);
        }
    }

    // Fewer than a vector, by way of whole vectors.
    private static void Rest(TRule rule, T* w, T* g, T* a, T* b, int count, Clipping<T> clipping)
    {
        const int Parts = 4;
        var own = stackalloc T[Parts * Vector512<T>.Count];
        new Span<T>(own, Parts * Vector512<T>.Count).Clear();
        var all = stackalloc T*[Parts] { w, g, a, b };
        for (var i = 0; i < Parts; i++)
            if (all[i] is not null) Elements.Copy(all[i], own + (i * Vector512<T>.Count), count);
        var length = Vector512<T>.Count;
        Whole(rule, own, own + length, own + (2 * length), own + (3 * length), 0, length, clipping);
        for (var i = 0; i < Parts; i++)
            if (i != 1 && all[i] is not null) Elements.Copy(own + (i * Vector512<T>.Count), all[i], count);
    }
}
