using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnResearch.Training.Updates;

/// <summary>
/// RMSprop (Hinton 2012):
/// <code>
/// g += decay w        b = alpha b + (1 - alpha) g²        a = momentum a + g / (√b + epsilon)        w -= rate a
/// </code>
/// </summary>
internal readonly struct RmsPropRule<T>(
    Vector512<T> rate,
    Vector512<T> alpha,
    Vector512<T> epsilon,
    Vector512<T> momentum,
    Vector512<T> decay) : IUpdateRule<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> w, Vector512<T> g, ref Vector512<T> a, ref Vector512<T> b)
    {
        g += decay * w;
        b = (alpha * b) + ((Vector512<T>.One - alpha) * g * g);
        a = (momentum * a) + (g / (Vector512.Sqrt(b) + epsilon));
        w -= rate * a;
    }
}
