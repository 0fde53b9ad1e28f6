using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnResearch.Recurrent.Fused;

/// <summary><see cref="ReluRnnCell"/>. Storage: a.</summary>
internal readonly struct FusedReluRnn<T> : IFusedCell<T> where T : unmanaged
{
    public static CellPlan Plan { get; } = new(Storage: 1, Gradients: 1, Input: [0], [new(Stage: 1, [0], To: 0)]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward(int stage, in Units<T> x) => x.h = Vector512.Max(x[0], Vector512<T>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward(int stage, in Units<T> x)
    {
        x.Back(0, Vector512.ConditionalSelect(Vector512.GreaterThan(x.h, Vector512<T>.Zero), x.dh, Vector512<T>.Zero));
        x.dh = Vector512<T>.Zero;
    }
}
