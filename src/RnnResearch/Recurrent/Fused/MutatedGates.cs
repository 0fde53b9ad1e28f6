using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RnnResearch.Kernels;

namespace RnnResearch.Recurrent.Fused;

/// <summary>
/// What MUT2 and MUT3 have in common once their gates' products are there. Storage: r z, the candidate n, and r ⊙ h.
/// <code>
/// h' = n ⊙ z + h ⊙ (1 - z)
/// </code>
/// </summary>
internal static class MutatedGates
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<T>(int stage, in Units<T> x) where T : unmanaged
    {
        if (stage == 1)
        {
            ResetGate.Forward(x, scaled: 3);
        }
        else
        {
            var n = VectorMath.Tanh(x[2]);
            x[2] = n;
            x.h = VectorMath.MultiplyAdd(x[1], n - x.h0, x.h0);
        }
    }

    /// <param name="stage">2, then 1</param>
    /// <param name="x">the units</param>
    /// <param name="operand">which of the products' operands is r ⊙ h</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward<T>(int stage, in Units<T> x, int operand = 0) where T : unmanaged
    {
        if (stage == 2)
        {
            var one = Vector512<T>.One;
            var (z, n, dh) = (x[1], x[2], x.dh);
            x.Back(1, dh * (n - x.h0) * z * (one - z));
            x.Back(2, dh * z * (one - (n * n)));
            x.dh = dh * (one - z);
        }
        else
        {
            ResetGate.Backward(x, operand);
        }
    }
}
