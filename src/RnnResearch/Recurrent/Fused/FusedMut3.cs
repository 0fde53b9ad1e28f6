using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RnnResearch.Kernels;

namespace RnnResearch.Recurrent.Fused;

/// <summary>
/// <see cref="Mut3Cell"/>. Storage: r z, the candidate, r ⊙ h, and tanh(h) of the step before, which stage 0 computes for z.
/// </summary>
internal readonly struct FusedMut3<T> : IFusedCell<T> where T : unmanaged
{
    public static CellPlan Plan { get; } = new(
        Storage: 5,
        Gradients: 3,
        Input: [0, 1, 2],
        [new(Stage: 1, [0], To: 0), new(Stage: 1, [1], To: 1, Operand: 4), new(Stage: 2, [2], To: 2, Operand: 3)],
        Stages: 2)
    { Prepares = true };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward(int stage, in Units<T> x)
    {
        if (stage == 0) x[4] = VectorMath.Tanh(x.h0);
        else MutatedGates.Forward(stage, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward(int stage, in Units<T> x)
    {
        if (stage == 0) x.dh += x.Operand(0) * (Vector512<T>.One - (x[4] * x[4]));
        else MutatedGates.Backward(stage, x, operand: 1);
    }
}
