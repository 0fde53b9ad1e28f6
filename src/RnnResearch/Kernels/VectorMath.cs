using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnResearch.Kernels;

/// <summary>The functions of the gates on sixteen floats or eight doubles at once. T is float or double.</summary>
internal static class VectorMath
{
    /// <summary>
    /// Below this an element of a state or a gradient counts as zero, in float: the root of the smallest number that is not denormal,
    /// so that the product of any two that are left is not denormal either. Arithmetic with those takes a hundred times as long, and .NET
    /// has no way to have the processor count them as zero.
    /// </summary>
    private const float TinySingle = 1.0842022e-19f;

    /// <summary>The same in double.</summary>
    private const double TinyDouble = 1.4916681462400413e-154;

    /// <summary>Where tanh is a polynomial below, in float.</summary>
    private const float Near = 0.625f;

    /// <summary>Where tanh(x) is x in float, and x² far from denormal.</summary>
    private const float Nearest = 1e-9f;

    /// <summary>a · b + c, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> MultiplyAdd<T>(Vector512<T> a, Vector512<T> b, Vector512<T> c) => typeof(T) == typeof(float)
        ? Vector512.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
        : Vector512.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();

    /// <summary>1 / (1 + e^-x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Sigmoid<T>(Vector512<T> x) => Vector512<T>.One / (Vector512<T>.One + Exp(-x));

    /// <summary>
    /// (1 - e^-2|x|) / (1 + e^-2|x|) with the sign of x; in float, where that loses its digits near zero, a polynomial there.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Tanh<T>(Vector512<T> x)
    {
        var size = Vector512.Abs(x);
        var e = Exp(-(size + size));
        var far = Vector512.CopySign((Vector512<T>.One - e) / (Vector512<T>.One + e), x);
        if (typeof(T) != typeof(float)) return far;
        var near = TanhNearZero(x.AsSingle(), size.AsSingle());
        var isNear = Vector512.LessThan(size.AsSingle(), Vector512.Create(Near));
        return Vector512.ConditionalSelect(isNear, near, far.AsSingle()).As<float, T>();
    }

    /// <summary>e^x; infinite or zero beyond what the type holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Exp<T>(Vector512<T> x) => typeof(T) == typeof(float)
        ? Exp(x.AsSingle()).As<float, T>()
        : Vector512.Exp(x.AsDouble()).As<double, T>();

    /// <summary>x, or zero where it is below 2^-63 in float, 2^-511 in double; a NaN stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Flush<T>(Vector512<T> x) => typeof(T) == typeof(float)
        ? ZeroBelow(TinySingle, x.AsSingle()).As<float, T>()
        : ZeroBelow(TinyDouble, x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> ZeroBelow<T>(T smallest, Vector512<T> x) =>
        Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Abs(x), Vector512.Create(smallest)), Vector512<T>.Zero, x);

    // e^x = 2^n e^r with r = x - n ln 2 in ±ln(2)/2, and e^r = 1 + r + r² p(r); p fits to 1e-8. The order of the bounds' arguments keeps
    // a NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Exp(Vector512<float> x)
    {
        x = Vector512.MinNative(Vector512.Create(88.7f), Vector512.MaxNative(Vector512.Create(-87.3f), x));
        var n = Vector512.Round(x * 1.44269504f);
        var r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-0.693359375f), x);
        // ln 2 in two parts: the first has zeros behind it, so n times it is exact.
        r = Vector512.FusedMultiplyAdd(n, Vector512.Create(2.12194440e-4f), r);
        var p = Vector512.FusedMultiplyAdd(Vector512.Create(1.39336444e-3f), r, Vector512.Create(8.36317778e-3f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(4.16664599e-2f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.166665767f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.5f));
        p = Vector512.FusedMultiplyAdd(p, r * r, r + Vector512<float>.One);
        return (p.AsInt32() + Vector512.ShiftLeft(Vector512.ConvertToInt32Native(n), 23)).AsSingle();
    }

    // x + x³ q(x²); q fits to 2e-8 below Near. Where x² would be denormal it is a little more, which changes nothing.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> TanhNearZero(Vector512<float> x, Vector512<float> size)
    {
        x = Flush(x);
        var u = Vector512.MaxNative(size, Vector512.Create(Nearest));
        u *= u;
        var q = Vector512.FusedMultiplyAdd(Vector512.Create(-6.10495e-3f), u, Vector512.Create(2.100364e-2f));
        q = Vector512.FusedMultiplyAdd(q, u, Vector512.Create(-5.38525e-2f));
        q = Vector512.FusedMultiplyAdd(q, u, Vector512.Create(0.13332782f));
        q = Vector512.FusedMultiplyAdd(q, u, Vector512.Create(-0.33333329f));
        return Vector512.FusedMultiplyAdd(q * u, x, x);
    }
}
