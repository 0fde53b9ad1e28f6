using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnResearch.Training.Updates;

/// <summary>
/// Adagrad (Duchi et al. 2011):
/// <code>
/// g += decay w        b += g²        w -= rate g / (√b + epsilon)
/// </code>
/// </summary>
internal readonly struct AdagradRule<T>(Vector512<T> rate, Vector512<T> epsilon, Vector512<T> decay) : IUpdateRule<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> w, Vector512<T> g, ref Vector512<T> a, ref Vector512<T> b)
    {
        g += decay * w;
        b += g * g;
        w -= rate * g / (Vector512.Sqrt(b) + epsilon);
    }
}
