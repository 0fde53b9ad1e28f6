using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RnnResearch.Kernels;

namespace RnnResearch.Recurrent.Fused;

/// <summary><see cref="PreviousInputCell"/>. Storage: a, which the next step multiplies, and Whh times that of the step before.</summary>
internal readonly struct FusedPreviousInput<T> : IFusedCell<T> where T : unmanaged
{
    public static CellPlan Plan { get; } = new(
        Storage: 2, Gradients: 2, Input: [0], [new(Stage: 1, [0], To: 1, Operand: 0, Before: true)]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward(int stage, in Units<T> x) => x.h = VectorMath.Tanh(x[0] + x[1]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward(int stage, in Units<T> x)
    {
        var h = x.h;
        var d = x.dh * (Vector512<T>.One - (h * h));
        x.Back(0, d + x.Operand(0));
        x.Back(1, d);
        x.dh = Vector512<T>.Zero;
    }
}
