using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RnnResearch.Kernels;

namespace RnnResearch.Recurrent.Fused;

/// <summary><see cref="GruLectureCell"/>. Storage: r z n, and r ⊙ h.</summary>
internal readonly struct FusedGruLecture<T> : IFusedCell<T> where T : unmanaged
{
    public static CellPlan Plan { get; } = new(
        Storage: 4, Gradients: 3, Input: [0, 1, 2], [new(Stage: 1, [0, 1], To: 0), new(Stage: 2, [2], To: 2, Operand: 3)], Stages: 2);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward(int stage, in Units<T> x)
    {
        if (stage == 1)
        {
            ResetGate.Forward(x, scaled: 3);
        }
        else
        {
            var n = VectorMath.Tanh(x[2]);
            x[2] = n;
            x.h = VectorMath.MultiplyAdd(x[1], x.h0 - n, n);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward(int stage, in Units<T> x)
    {
        if (stage == 2)
        {
            var one = Vector512<T>.One;
            var (z, n, dh) = (x[1], x[2], x.dh);
            x.Back(1, dh * (x.h0 - n) * z * (one - z));
            x.Back(2, dh * (one - z) * (one - (n * n)));
            x.dh = dh * z;
        }
        else
        {
            ResetGate.Backward(x);
        }
    }
}
