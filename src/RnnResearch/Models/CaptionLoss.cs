using TorchSharp;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// The captioner's objective (Xu et al. 2015, equation 14, summed over the captions and shared among their S words): the mean
/// cross-entropy per word, in nats; the doubly stochastic regulariser, which asks the decoder to look everywhere once in the course of a
/// caption; and, for an encoder trained from scratch, the <see cref="WordDetector"/>.
/// <code>
/// L = 1/S (-Σ log p(y_t)  +  lambda Σ_captions Σ_i (1 - Σ_t alpha_ti)²)  +  mu · L_words
/// </code>
/// </summary>
public static class CaptionLoss
{
    private static readonly Scalar one = 1;

    /// <summary>
    /// The second term without its weight, in units of the first; a scalar, zero when every place was looked at for one word's worth.
    /// </summary>
    public static Tensor DoublyStochastic(Tensor alpha, PackedSequences captions)
    {
        var looked = zeros(captions.Count, alpha.size(1), dtype: alpha.dtype, device: alpha.device)
            .index_add(0, captions.Rows, alpha, one);                                            // [B, L]
        var missed = OneMinus(looked);
        return (missed * missed).sum().Over(captions.Words);
    }
}
