using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>What decoders write about: vectors of the places of each source, a picture's grid or the words of a sentence.</summary>
/// <param name="a">[N, L, D]</param>
/// <param name="Lengths">how many places each source has, int64 [N], where not all have L; what stands beyond is not looked at</param>
public sealed record Annotations(Tensor a, Tensor? Lengths = null)
{
    /// <summary>Of sources that all have L places.</summary>
    public static implicit operator Annotations(Tensor a) => new(a);

    /// <summary>N.</summary>
    public long Count => a.size(0);

    /// <summary>The mean annotation of each source, [N, D].</summary>
    public Tensor Mean()
    {
        if (Lengths is null) return a.mean([1]);
        var there = Beyond()!.logical_not().to(a.dtype).unsqueeze(2);                        // [N, L, 1]
        return (a * there).sum([1]) / Lengths.to(a.dtype).unsqueeze(1);
    }

    /// <summary>Which places a source does not have, bool [N, L]; null where all have L.</summary>
    public Tensor? Beyond() => Lengths is null ? null : UpTo(a.size(1), Lengths.device).unsqueeze(0).ge(Lengths.unsqueeze(1));
}
