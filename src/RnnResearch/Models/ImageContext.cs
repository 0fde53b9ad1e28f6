using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>What a decoder wants of each picture, computed once however many words follow; a row per sequence.</summary>
/// <param name="Annotations">what is looked at: [B, L, D] for attention, the one vector [B, D] for the plain captioner</param>
/// <param name="Projected">what the decoder made of it beforehand: the keys [B, L, A], or <c>Wih v</c> [B, G·H]</param>
public sealed record ImageContext(Tensor Annotations, Tensor Projected)
{
    /// <summary>The first <paramref name="rows"/> sequences; the context itself when that is all of them.</summary>
    public ImageContext First(long rows) => rows == Annotations.size(0)
        ? this
        : new ImageContext(Annotations.narrow(0, 0, rows), Projected.narrow(0, 0, rows));

    /// <summary>The sequences named by <paramref name="rows"/> (int64 [R]), in that order.</summary>
    public ImageContext Select(Tensor rows) => new(Annotations.index_select(0, rows), Projected.index_select(0, rows));
}
