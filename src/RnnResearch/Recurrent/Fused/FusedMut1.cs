using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RnnResearch.Kernels;

namespace RnnResearch.Recurrent.Fused;

/// <summary>
/// <see cref="Mut1Cell"/>. Storage: r z, x and then tanh(x), the candidate, and r ⊙ h; the hidden state's weights stand in the order r h.
/// </summary>
internal readonly struct FusedMut1<T> : IFusedCell<T> where T : unmanaged
{
    public static CellPlan Plan { get; } = new(
        Storage: 5, Gradients: 4, Input: [0, 1, 2], [new(Stage: 1, [0], To: 0), new(Stage: 2, [1], To: 3, Operand: 4)], Stages: 2)
    { HasInputWeights = false };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward(int stage, in Units<T> x)
    {
        if (stage == 1)
        {
            ResetGate.Forward(x, scaled: 4);
            x[2] = VectorMath.Tanh(x[2]);
        }
        else
        {
            var n = VectorMath.Tanh(x[3] + x[2]);
            x[3] = n;
            x.h = VectorMath.MultiplyAdd(x[1], n - x.h0, x.h0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward(int stage, in Units<T> x)
    {
        if (stage == 2)
        {
            var one = Vector512<T>.One;
            var (z, tanhx, n, dh) = (x[1], x[2], x[3], x.dh);
            var dn = dh * z * (one - (n * n));
            x.Back(1, dh * (n - x.h0) * z * (one - z));
            x.Back(2, dn * (one - (tanhx * tanhx)));
            x.Back(3, dn);
            x.dh = dh * (one - z);
        }
        else
        {
            ResetGate.Backward(x);
        }
    }
}
