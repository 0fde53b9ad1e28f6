using System.Numerics;
using RnnResearch.Kernels;

namespace RnnResearch.Recurrent.Fused;

/// <summary>The weights of the units' own side by side, each made up to whole vectors.</summary>
internal static unsafe class UnitWeights<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static NativeArray<T> Copy(RecurrenceWeights<T> weights, CellPlan plan, RecurrenceShape shape)
    {
        var copy = new NativeArray<T>((long)plan.UnitWeights.Length * shape.Block).Clear();
        for (var i = 0; i < plan.UnitWeights.Length; i++)
            Elements.Copy(weights.Unit(i), copy.Data + (i * (nint)shape.Block), shape.Hidden);
        return copy;
    }
}
