using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnResearch.Training.Updates;

/// <summary>What becomes of a gradient before it is used: its elements cut to ±bound, then all scaled.</summary>
/// <param name="Bound">of an element; infinite for none</param>
/// <param name="Scale">that brings the norm of all gradients down to its bound; 1 for none</param>
internal readonly record struct Clipping<T>(Vector512<T> Bound, Vector512<T> Scale) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static Clipping<T> Of(double bound, double scale)
    {
        var largest = bound > 0 ? T.CreateChecked(bound) : T.PositiveInfinity;
        return new(Vector512.Create(largest), Vector512.Create(T.CreateChecked(scale)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Of(Vector512<T> g) => Cut(g) * Scale;

    /// <summary>The elements cut; a NaN stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Cut(Vector512<T> g) => Vector512.MinNative(Bound, Vector512.MaxNative(-Bound, g));
}
