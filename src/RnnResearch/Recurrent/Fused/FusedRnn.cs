using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RnnResearch.Kernels;

namespace RnnResearch.Recurrent.Fused;

/// <summary><see cref="RnnCell"/>. Storage: a.</summary>
internal readonly struct FusedRnn<T> : IFusedCell<T> where T : unmanaged
{
    public static CellPlan Plan { get; } = new(Storage: 1, Gradients: 1, Input: [0], [new(Stage: 1, [0], To: 0)]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward(int stage, in Units<T> x) => x.h = VectorMath.Tanh(x[0]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward(int stage, in Units<T> x)
    {
        var h = x.h;
        x.Back(0, x.dh * (Vector512<T>.One - (h * h)));
        x.dh = Vector512<T>.Zero;
    }
}
