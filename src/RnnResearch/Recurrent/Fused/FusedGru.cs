using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RnnResearch.Kernels;

namespace RnnResearch.Recurrent.Fused;

/// <summary>
/// <see cref="GruCell"/>. Storage: n r z, and u, the candidate's product before r scales it; the weights stand in the order r z n.
/// </summary>
internal readonly struct FusedGru<T> : IFusedCell<T> where T : unmanaged
{
    public static CellPlan Plan { get; } = new(Storage: 4, Gradients: 4, Input: [2, 0, 1], [new(Stage: 1, [0, 1, 2], To: 1)]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward(int stage, in Units<T> x)
    {
        var (r, z) = (VectorMath.Sigmoid(x[1]), VectorMath.Sigmoid(x[2]));
        var n = VectorMath.Tanh(VectorMath.MultiplyAdd(r, x[3], x[0]));
        (x[0], x[1], x[2]) = (n, r, z);
        x.h = VectorMath.MultiplyAdd(z, x.h0 - n, n);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward(int stage, in Units<T> x)
    {
        var (n, r, z, u, dh) = (x[0], x[1], x[2], x[3], x.dh);
        var one = Vector512<T>.One;
        var dn = dh * (one - z) * (one - (n * n));
        x.Back(0, dn);
        x.Back(1, dn * u * r * (one - r));
        x.Back(2, dh * (x.h0 - n) * z * (one - z));
        x.Back(3, dn * r);
        x.dh = dh * z;
    }
}
