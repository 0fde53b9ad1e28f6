using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RnnResearch.Kernels;

namespace RnnResearch.Recurrent.Fused;

/// <summary>
/// <see cref="LstmCell"/> and its variants with a part more or less. Storage: those that there are of i f g o, as in the weights.
/// <code>
/// c = f ⊙ c0 + i ⊙ g
/// h = o ⊙ tanh(c)
/// </code>
/// A gate that is not there is 1.
/// </summary>
/// <typeparam name="T">float or double</typeparam>
/// <typeparam name="TForm">which parts there are</typeparam>
internal readonly struct FusedLstm<T, TForm> : IFusedCell<T>
    where T : unmanaged
    where TForm : struct, ILstmForm
{
    public static CellPlan Plan { get; } = Lay();

    // The blocks: i, if it is there, comes first, and each that is there moves those behind it by one.
    private static int F
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TForm.HasInputGate ? 1 : 0;
    }

    private static int G
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => F + (TForm.HasForgetGate ? 1 : 0);
    }

    private static int O
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => G + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward(int stage, in Units<T> x)
    {
        var i = One;
        if (TForm.HasInputGate)
        {
            i = VectorMath.Sigmoid(TForm.HasPeepholes ? VectorMath.MultiplyAdd(x.Weight(0), x.c0, x[0]) : x[0]);
            x[0] = i;
        }
        var f = TForm.Coupled ? One - i : One;
        if (TForm.HasForgetGate)
        {
            f = VectorMath.Sigmoid(TForm.HasPeepholes ? VectorMath.MultiplyAdd(x.Weight(1), x.c0, x[F]) : x[F]);
            x[F] = f;
        }
        var g = TForm.HasInputActivation ? VectorMath.Tanh(x[G]) : x[G];
        x[G] = g;
        var c = VectorMath.MultiplyAdd(f, x.c0, i * g);
        x.c = c;
        var o = One;
        if (TForm.HasOutputGate)
        {
            o = VectorMath.Sigmoid(TForm.HasPeepholes ? VectorMath.MultiplyAdd(x.Weight(2), c, x[O]) : x[O]);
            x[O] = o;
        }
        x.h = o * (TForm.HasOutputActivation ? VectorMath.Tanh(c) : c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward(int stage, in Units<T> x)
    {
        var (c0, c, g, dh, dc) = (x.c0, x.c, x[G], x.dh, x.dc);
        var i = TForm.HasInputGate ? x[0] : One;
        var f = TForm.HasForgetGate ? x[F] : TForm.Coupled ? One - i : One;
        var read = TForm.HasOutputActivation ? VectorMath.Tanh(c) : c;
        var dread = dh;
        if (TForm.HasOutputGate)
        {
            var o = x[O];
            dread = dh * o;
            var da = dh * read * o * (One - o);
            x.Back(O, da);
            if (TForm.HasPeepholes) dc = Peep(2, x, da, c, dc);
        }
        dc += TForm.HasOutputActivation ? dread * (One - (read * read)) : dread;
        x.Back(G, TForm.HasInputActivation ? dc * i * (One - (g * g)) : dc * i);
        var dc0 = dc * f;
        if (TForm.HasForgetGate)
        {
            var da = dc * c0 * f * (One - f);
            x.Back(F, da);
            if (TForm.HasPeepholes) dc0 = Peep(1, x, da, c0, dc0);
        }
        if (TForm.HasInputGate)
        {
            var da = dc * (TForm.Coupled ? g - c0 : g) * i * (One - i);
            x.Back(0, da);
            if (TForm.HasPeepholes) dc0 = Peep(0, x, da, c0, dc0);
        }
        x.dc = dc0;
        x.dh = Vector512<T>.Zero;
    }

    private static Vector512<T> One => Vector512<T>.One;

    /// <summary>What goes through a peephole: to its weight, and to the state it sees, whose gradient is returned.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Peep(int index, in Units<T> x, Vector512<T> da, Vector512<T> seen, Vector512<T> dseen)
    {
        x.AddToWeight(index, da * seen);
        return VectorMath.MultiplyAdd(da, x.Weight(index), dseen);
    }

    private static CellPlan Lay()
    {
        var blocks = O + (TForm.HasOutputGate ? 1 : 0);
        int[] order = [.. Enumerable.Range(0, blocks)];
        return new CellPlan(blocks, blocks, order, [new(Stage: 1, order, To: 0)])
        {
            HasMemory = true,
            UnitWeights = TForm.HasPeepholes ? ["weight_ci", "weight_cf", "weight_co"] : [],
        };
    }
}
