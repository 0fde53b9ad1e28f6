using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RnnResearch.Kernels;

/// <summary>Squares of four by four floats turned over their diagonal, where the processor can.</summary>
internal static class Quads
{
    /// <summary>The side of a square.</summary>
    public const int Size = 4;

    /// <summary>Whether numbers of the type can be turned so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Fit<T>() => typeof(T) == typeof(float) && Sse.IsSupported;

    /// <summary>Makes columns of rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(ref Vector128<float> a, ref Vector128<float> b, ref Vector128<float> c, ref Vector128<float> d)
    {
        var (ab, cd) = (Sse.UnpackLow(a, b), Sse.UnpackLow(c, d));         // a0 b0 a1 b1, c0 d0 c1 d1
        var (abHigh, cdHigh) = (Sse.UnpackHigh(a, b), Sse.UnpackHigh(c, d)); // a2 b2 a3 b3, ..
        (a, b) = (Sse.MoveLowToHigh(ab, cd), Sse.MoveHighToLow(cd, ab));
        (c, d) = (Sse.MoveLowToHigh(abHigh, cdHigh), Sse.MoveHighToLow(cdHigh, abHigh));
    }
}
