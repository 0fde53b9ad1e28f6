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
}
