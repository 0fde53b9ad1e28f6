using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RnnResearch.Kernels;

namespace RnnResearch.Recurrent.Fused;

/// <summary>
/// The stage that the cells with a reset gate inside the candidate's product have in common. Storage: r z, and somewhere behind them
/// r ⊙ h, which the next stage's product multiplies.
/// </summary>
internal static class ResetGate
{
    /// <param name="x">the units</param>
    /// <param name="scaled">the block that takes r ⊙ h</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<T>(in Units<T> x, int scaled) where T : unmanaged
    {
        var r = VectorMath.Sigmoid(x[0]);
        (x[0], x[1], x[scaled]) = (r, VectorMath.Sigmoid(x[1]), r * x.h0);
    }

    /// <param name="x">the units</param>
    /// <param name="operand">which of the products' operands r ⊙ h is</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward<T>(in Units<T> x, int operand = 0) where T : unmanaged
    {
        var (r, dscaled) = (x[0], x.Operand(operand));
        x.Back(0, dscaled * x.h0 * r * (Vector512<T>.One - r));
        x.dh += dscaled * r;
    }
}
