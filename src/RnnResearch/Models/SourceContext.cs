using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>What a decoder wants of each source, computed once however many words follow; a row per sequence.</summary>
/// <param name="Annotations">what is looked at: [N, L, D] for attention, the one vector [N, D] for the plain captioner</param>
/// <param name="Projected">what the decoder made of it beforehand: the keys [N, L, A], or <c>Wih v</c> [N, G·H]</param>
/// <param name="Lengths">how many places each source has, int64 [N]; null where all have L</param>
public sealed record SourceContext(Tensor Annotations, Tensor Projected, Tensor? Lengths = null)
{
    /// <summary>The first <paramref name="rows"/> sequences; the context itself when that is all of them.</summary>
    public SourceContext First(long rows) => rows == Annotations.size(0) ? this : Map(part => part.narrow(0, 0, rows));

    /// <summary>The sequences named by <paramref name="rows"/> (int64 [R]), in that order.</summary>
    public SourceContext Select(Tensor rows) => Map(part => part.index_select(0, rows));

    /// <summary>What is looked at as it came.</summary>
    public Annotations Source => new(Annotations, Lengths);

    /// <summary>The same of every tensor in it.</summary>
    public SourceContext Map(Func<Tensor, Tensor> change) =>
        new(change(Annotations), change(Projected), Lengths is null ? null : change(Lengths));

    /// <summary>Disposes every tensor in it.</summary>
    public void Dispose()
    {
        Annotations.Dispose();
        Projected.Dispose();
        Lengths?.Dispose();
    }
}
