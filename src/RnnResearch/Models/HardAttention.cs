using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// Stochastic "hard" attention (Xu et al. 2015, section 4.1; lecture 10, "Soft vs Hard Attention"): one place is read, no mean.
/// <code>
/// s ~ Multinoulli(alpha)                  z = a_s              (equations 8 and 9)
/// </code>
/// The number that decides, a word's chance u, is drawn beforehand: the place is the first at which alpha, summed up, exceeds u. Two more
/// say that nothing is left to chance: <see cref="Softly"/> and <see cref="Likeliest"/>.
/// </summary>
public static class HardAttention
{
    /// <summary>The chance of a word that is read softly, z = Σ_i alpha_i a_i.</summary>
    public const double Softly = -1;

    /// <summary>The chance of a word that reads its likeliest place.</summary>
    public const double Likeliest = 2;

    private static readonly Scalar zero = 0;
    private static readonly Scalar one = 1;

    /// <summary>
    /// The chances of all words, [S], from the global stream: a number in [0, 1), or <see cref="Softly"/> for all words about a source that
    /// this share falls on.
    /// </summary>
    public static Tensor Draw(PackedSequences sequences, long sources, double softShare, ScalarType type)
    {
        var device = sequences.Sources.device;
        using Scalar share = softShare;
        var soft = rand(sources, dtype: type, device: device).lt(share);
        var u = rand(sequences.Words, dtype: type, device: device);
        return where(soft.index_select(0, sequences.Sources).index_select(0, sequences.Rows), Same(Softly, sequences.Words, u), u);
    }

    /// <summary>The same chance for so many words.</summary>
    public static Tensor Same(double chance, long words, Tensor like)
    {
        using Scalar number = chance;
        return full(words, number, dtype: like.dtype, device: like.device);
    }

    /// <summary>
    /// What each place contributes to z, [B, L], by the chances [B]: alpha [B, L] itself, with its gradient, for a word that is read
    /// softly; for any other one at its place and zero elsewhere.
    /// </summary>
    public static Tensor Weights(Tensor alpha, Tensor chances)
    {
        var u = chances.unsqueeze(1); // [B, 1]
        using Scalar last = alpha.size(1) - 1;
        using var places = alpha.detach();
        var drawn = places.cumsum(1).le(u).sum([1]).clamp_max(last); // where they sum up to less than u by rounding, the last
        var place = where(chances.lt(one), drawn, places.argmax(1));
        return where(u.lt(zero), alpha, nn.functional.one_hot(place, alpha.size(1)).to(alpha.dtype));
    }

    /// <summary>Of such weights [S, L] those of words whose place was drawn, without a gradient; zeros for all others.</summary>
    public static Tensor Drawn(Tensor weights, Tensor chances) =>
        weights.detach() * (chances.ge(zero) & chances.lt(one)).to(weights.dtype).unsqueeze(1);
}
