using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnResearch.Training.Updates;

/// <summary>
/// Stochastic gradient descent:
/// <code>
/// g += decay w        a = momentum a + g        w -= rate a
/// </code>
/// </summary>
internal readonly struct DescentRule<T>(Vector512<T> rate, Vector512<T> momentum, Vector512<T> decay) : IUpdateRule<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> w, Vector512<T> g, ref Vector512<T> a, ref Vector512<T> b)
    {
        a = (momentum * a) + g + (decay * w);
        w -= rate * a;
    }
}
