using RnnResearch.Recurrent.Fused.Attention;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>
/// What a forward pass leaves for the backward pass, each unit block made up to whole vectors.
/// The states before the first step come first.
/// </summary>
/// <param name="Hidden">h, [1 + T, B, Block]; where not all sequences run to the end, [B + S, Block]</param>
/// <param name="Memory">c, likewise, or null</param>
/// <param name="Storage">what the cell keeps, [T, B, Storage·Block], one step more where the state remembers some of it; or [S,
/// Storage·Block], B rows more</param>
internal sealed record RecurrenceTrace(Tensor Hidden, Tensor? Memory, Tensor Storage)
{
    /// <summary>What attention leaves, where there is any.</summary>
    public AttentionTrace? Attention { get; init; }

    /// <summary>All of them, as <see cref="From"/> takes them.</summary>
    public IReadOnlyList<Tensor> Tensors
    {
        get
        {
            List<Tensor> all = [Hidden, Storage];
            if (Memory is not null) all.Add(Memory);
            if (Attention is not null) all.AddRange(Attention.Tensors);
            return all;
        }
    }

    /// <param name="tensors">what <see cref="Tensors"/> gave</param>
    /// <param name="attends">whether attention's are among them</param>
    public static RecurrenceTrace From(IReadOnlyList<Tensor> tensors, bool attends)
    {
        var own = tensors.Count - (attends ? AttentionTrace.Count : 0);
        var attention = attends ? AttentionTrace.From([.. tensors.Skip(own)]) : null;
        return new(tensors[0], own > 2 ? tensors[2] : null, tensors[1]) { Attention = attention };
    }
}
