using System.Numerics;
using RnnResearch.Kernels;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused.Attention;

/// <summary>The rows of attention's matrices, in the order in which they stand in memory.</summary>
internal static unsafe class AttentionWeights<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Those of what h gives, [query | gate]: null for what only fills a vector up.</summary>
    public static nint[] OfHidden(AttentionParts parts, AttentionShape shape)
    {
        var rows = new nint[shape.QueryWidth];
        Fill(rows.AsSpan(0, shape.Alignment), parts.Wh);
        if (shape.Gated) Fill(rows.AsSpan(shape.AlignmentBlock, shape.Gate), parts.GateWeight);
        return rows;
    }

    /// <summary>Those of what the context gives: the storage blocks into which the input goes.</summary>
    public static nint[] OfContext(AttentionParts parts, CellPlan plan, RecurrenceShape steps) =>
        new WeightRows<T>(steps).Of(TensorMemory.Of<T>(parts.Wz), (nint)parts.Wz.size(1), plan.Input);

    private static void Fill(Span<nint> rows, Tensor weight)
    {
        var first = TensorMemory.Of<T>(weight);
        var length = (nint)weight.size(1);
        for (var i = 0; i < rows.Length; i++) rows[i] = (nint)(first + (i * length));
    }
}
