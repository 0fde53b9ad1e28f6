using TorchSharp;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// What hard attention adds to the objective of a step (Xu et al. 2015, section 4.1). No gradient comes to alpha through a place that was
/// drawn; this one does, REINFORCE (Williams 1992), and the entropy H of the places beside it:
/// <code>
/// -1/S Σ_captions [ lambda_r (log p(y | s, a) - T b) Σ_t log alpha_t,s_t  +  lambda_e Σ_t H(alpha_t) ]   (equation 12, negated)
/// b    = d b + (1 - d) mean log p(y_t | s, a)                                                            over the words drawn for
/// </code>
/// S are the words of the batch, T those of a caption. The paper's b is of captions; this one is of words, as in the authors' code, for a
/// longer caption is less likely wherever one looks. It begins at what knows nothing, -ln V, and the mean of a step serves the next one,
/// so that it depends on nothing that was drawn. Captions read softly count for H alone.
/// </summary>
public sealed class Reinforce(HardAttentionConfig config, double baseline)
{
    private static readonly Scalar one = 1;
    private static readonly Scalar tiny = 1e-10; // the logarithm of an alpha that has come to zero is none

    /// <summary>b, in nats per word, not above zero.</summary>
    public double Baseline { get; set; } = baseline;

    /// <summary>The two terms, a scalar in nats per word; b moves on.</summary>
    public Tensor Loss(HardLoss words, PackedSequences captions)
    {
        var log = words.Alpha.clamp_min(tiny).log();                                             // [S, L]
        var loss = (words.Alpha * log).sum().Times(config.Entropy);                              // -lambda_e Σ H
        var drawn = words.Drawn.sum([1]);                                                        // [S], one or zero
        var count = drawn.sum().Number();
        if (count == 0) return loss.Over(captions.Words);
        var logp = words.Nats.detach().negative() * drawn;                                       // [S]
        var advantage = SumOfCaptions(logp.Plus(-Baseline, drawn), captions).index_select(0, captions.Rows);
        var chosen = (words.Drawn * log).sum([1]);                                               // log alpha_t,s_t, or zero
        Baseline = (config.BaselineDecay * Baseline) + ((1 - config.BaselineDecay) * logp.sum().Number() / count);
        return loss.Plus(-config.Reinforce, (advantage * chosen).sum()).Over(captions.Words);
    }

    private static Tensor SumOfCaptions(Tensor words, PackedSequences captions) =>
        zeros(captions.Count, dtype: words.dtype, device: words.device).index_add(0, captions.Rows, words, one);
}
