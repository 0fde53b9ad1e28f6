using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnResearch.Training.Updates;

/// <summary>
/// Adam (Kingma and Ba 2015, algorithm 1), and AdamW, whose decay acts on the weights alone (Loshchilov and Hutter 2019, algorithm 2):
/// <code>
/// g += decay w   or   w *= shrink
/// a = beta1 a + (1 - beta1) g        b = beta2 b + (1 - beta2) g²
/// w -= rate a / (√b scale + epsilon)             rate and scale with what step t owes to the start from zero
/// </code>
/// </summary>
internal readonly struct AdamRule<T>(
    Vector512<T> rate,
    Vector512<T> beta1,
    Vector512<T> beta2,
    Vector512<T> scale,
    Vector512<T> epsilon,
    Vector512<T> decay,
    Vector512<T> shrink) : IUpdateRule<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> w, Vector512<T> g, ref Vector512<T> a, ref Vector512<T> b)
    {
        g += decay * w;
        w *= shrink;
        a = (beta1 * a) + ((Vector512<T>.One - beta1) * g);
        b = (beta2 * b) + ((Vector512<T>.One - beta2) * g * g);
        w -= rate * a / ((Vector512.Sqrt(b) * scale) + epsilon);
    }
}
