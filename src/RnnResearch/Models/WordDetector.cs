using TorchSharp;
using TorchSharp.Modules;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// Which words will be said of a picture? Each place votes for each word, and the votes are pooled over the places
/// (weakly supervised word detectors: Fang et al. 2015, section 3; log-sum-exp pooling: Pinheiro and Collobert 2015).
/// It sees captions only, never boxes, and gives a small encoder something to learn before attention knows where to look.
/// <code>
/// p(word | picture) = sigmoid(log Σ_i exp(w · a_i + b))
/// </code>
/// </summary>
public sealed class WordDetector : nn.Module<Tensor, Tensor>
{
    private static readonly Scalar one = 1;
    private readonly Linear votes;

    public WordDetector(long annotationSize, long vocabularySize) : base(nameof(WordDetector))
    {
        votes = nn.Linear(annotationSize, vocabularySize);
        RegisterComponents();
    }

    /// <summary>Log-odds of every word, [B, V], from annotations [B, L, D].</summary>
    public override Tensor forward(Tensor annotations) => votes.call(annotations).logsumexp(1);

    /// <summary>
    /// The binary cross-entropy of the words that the captions of each picture say, summed over words, averaged over pictures.
    /// </summary>
    public Tensor Loss(Tensor annotations, PackedSequences captions)
    {
        var logits = call(annotations);                                                        // [N, V]
        var (pictures, words) = (logits.size(0), logits.size(1));
        var said = Sum(captions.Sources.index_select(0, captions.Rows).Times(words), captions.Targets); // [S], places in [N, V]
        var present = zeros(pictures * words, dtype: logits.dtype, device: logits.device).index_fill(0, said, one).view(pictures, words);
        return nn.functional.binary_cross_entropy_with_logits(logits, present, reduction: nn.Reduction.Sum).Over(pictures);
    }
}
