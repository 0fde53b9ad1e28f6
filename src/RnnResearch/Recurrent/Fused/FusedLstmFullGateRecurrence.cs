using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RnnResearch.Kernels;

namespace RnnResearch.Recurrent.Fused;

/// <summary>
/// <see cref="LstmFullGateRecurrenceCell"/>. Storage: g, and i f o, which the next step multiplies;
/// the weights stand in the order i f g o.
/// </summary>
internal readonly struct FusedLstmFullGateRecurrence<T> : IFusedCell<T> where T : unmanaged
{
    public static CellPlan Plan { get; } = new(
        Storage: 4,
        Gradients: 4,
        Input: [2, 0, 1, 3],
        [new(Stage: 1, [2, 0, 1, 3], To: 0), new(Stage: 1, [0, 1, 2], To: 1, Operand: 1, Weight: 1, Width: 3, Before: true)])
    { HasMemory = true, Matrices = ["weight_hh", "weight_gg"] };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward(int stage, in Units<T> x)
    {
        var (g, i, f, o) = (VectorMath.Tanh(x[0]), VectorMath.Sigmoid(x[1]), VectorMath.Sigmoid(x[2]), VectorMath.Sigmoid(x[3]));
        var c = VectorMath.MultiplyAdd(f, x.c0, i * g);
        (x[0], x[1], x[2], x[3]) = (g, i, f, o);
        x.c = c;
        x.h = o * VectorMath.Tanh(c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward(int stage, in Units<T> x)
    {
        var one = Vector512<T>.One;
        var (g, i, f, o, dh) = (x[0], x[1], x[2], x[3], x.dh);
        var tanhc = VectorMath.Tanh(x.c);
        var dc = VectorMath.MultiplyAdd(dh * o, one - (tanhc * tanhc), x.dc);
        x.Back(0, dc * i * (one - (g * g)));
        x.Back(1, ((dc * g) + x.Operand(0)) * i * (one - i));
        x.Back(2, ((dc * x.c0) + x.Operand(1)) * f * (one - f));
        x.Back(3, ((dh * tanhc) + x.Operand(2)) * o * (one - o));
        x.dc = dc * f;
        x.dh = Vector512<T>.Zero;
    }
}
