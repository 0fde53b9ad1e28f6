using RnnResearch.Data;
using TorchSharp.Modules;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// Multinomial logistic regression on how often each word stands in a text: what can be known without their order.
/// <code>
/// y = b + sum_t w[word[t]]  (+ sum_t w'[hash(word[t], word[t+1])])
/// </code>
/// Pairs of neighbours, where they are wanted, share a table of weights by a hash (Joulin et al. 2017, "Bag of Tricks for Efficient Text
/// Classification", section 2.2; Wang and Manning 2012 on what pairs are worth). All weights begin at 0, for the loss is convex.
/// </summary>
public sealed class BagOfWords : TextClassifier
{
    private const ulong Factor = 0x9E3779B97F4A7C15; // 2^64 over the golden ratio: neighbours in number end far apart (Knuth, 6.4)

    private readonly Embedding weights; // [V + pairs + 1, C]; the last row belongs to nobody and stays 0
    private readonly Parameter bias_y;  // [C]
    private readonly int words;
    private readonly int pairs;

    /// <param name="pairs">weights for pairs of words; 0 leaves them out</param>
    /// <param name="words">V</param>
    /// <param name="labels">C</param>
    public BagOfWords(int pairs, int words, int labels) : base(nameof(BagOfWords))
    {
        (this.pairs, this.words) = (pairs, words);
        weights = nn.Embedding(words + pairs + 1L, labels, padding_idx: words + pairs);
        bias_y = nn.Parameter(zeros(labels));
        RegisterComponents();
        foreach (var weight in parameters()) weight.DetachFromDisposeScope();
        using var quiet = no_grad();
        weights.weight!.Fill_(0);
    }

    public override Device Device => bias_y.device;

    public override Tensor forward(SequenceBatch texts) => Sum(weights.call(Features(texts)).sum([0L]), bias_y);

    /// <summary>Which weights count for each text, int64 [.., B].</summary>
    private Tensor Features(SequenceBatch texts)
    {
        var (count, tokens) = (texts.Count, texts.Tokens.cpu().data<long>().ToArray());
        var steps = tokens.Length / count;
        var features = new long[(pairs > 0 ? 2 : 1) * tokens.Length];
        Array.Fill(features, words + pairs);
        for (var b = 0; b < count; b++)
        {
            for (var t = 0; t < texts.Lengths[b]; t++) features[(t * count) + b] = tokens[(t * count) + b];
            if (pairs == 0) continue;
            for (var t = 1; t < texts.Lengths[b]; t++)
                features[((steps + t) * count) + b] = PairOf(tokens[((t - 1) * count) + b], tokens[(t * count) + b]);
        }
        return tensor(features, features.Length / count, count, device: Device);
    }

    private long PairOf(long first, long second) =>
        words + (long)((((ulong)first * (ulong)words) + (ulong)second) * Factor >> 32) % pairs;
}
