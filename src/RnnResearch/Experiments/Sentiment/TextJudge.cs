using RnnResearch.Data;
using RnnResearch.Decoding;
using RnnResearch.Models;
using static TorchSharp.torch;

namespace RnnResearch.Experiments.Sentiment;

/// <summary>A classifier at work on texts of words. It must be in eval mode.</summary>
/// <param name="model">the classifier</param>
/// <param name="vocabulary">its words</param>
internal sealed class TextJudge(TextClassifier model, Vocabulary vocabulary)
{
    private const int TextsAtOnce = 200;

    /// <summary>ln p of each label, [texts][C], in the order of the texts.</summary>
    /// <exception cref="ScoresException">They are not numbers.</exception>
    public double[][] LogProbabilities(IReadOnlyList<IReadOnlyList<string>> texts, CancellationToken interrupt = default)
    {
        var judged = new double[texts.Count][];
        // Of about the same length side by side, so that little is filled up.
        foreach (var places in Enumerable.Range(0, texts.Count).OrderBy(i => texts[i].Count).Chunk(TextsAtOnce))
        {
            interrupt.ThrowIfCancellationRequested();
            using var quiet = no_grad();
            using var scope = NewDisposeScope();
            var batch = SequenceBatch.Of([.. places.Select(i => vocabulary.Encode(texts[i]))]).On(model.Device);
            var logp = model.call(batch).to(ScalarType.Float64).log_softmax(1).cpu(); // [B, C]
            var (values, labels) = (logp.data<double>().ToArray(), (int)logp.size(1));
            if (Array.Exists(values, double.IsNaN)) throw new ScoresException();
            foreach (var (row, i) in places.Index()) judged[i] = values[(row * labels)..((row + 1) * labels)];
        }
        return judged;
    }

    /// <summary>The likeliest label by its ln p of each.</summary>
    public static Verdict VerdictOf(double[] logProbabilities)
    {
        var label = Array.IndexOf(logProbabilities, logProbabilities.Max());
        return new Verdict(label, Math.Exp(logProbabilities[label]));
    }

    /// <summary>
    /// How each word of a text moved the verdict: the text is judged again without it. A text of one word is judged with an unknown one in
    /// its place.
    /// </summary>
    public (Verdict Verdict, IReadOnlyList<WordEffect> Effects) Explain(IReadOnlyList<string> words)
    {
        List<IReadOnlyList<string>> texts = [words];
        for (var i = 0; i < words.Count; i++)
            texts.Add(words.Count > 1 ? [.. words.Take(i), .. words.Skip(i + 1)] : [vocabulary[Vocabulary.Unknown]]);
        var judged = LogProbabilities(texts);
        var verdict = VerdictOf(judged[0]);
        double[] odds = [.. judged.Select(logp => LogOdds(logp, verdict.Label))];
        return (verdict, [.. words.Select((word, i) => new WordEffect(word, odds[0] - odds[i + 1]))]);
    }

    /// <summary>ln p/(1-p), with 1-p as the sum of the others so that p near 1 loses nothing.</summary>
    private static double LogOdds(double[] logp, int label)
    {
        var others = logp.Where((_, other) => other != label).ToList();
        var most = others.Max();
        return logp[label] - (most + Math.Log(others.Sum(other => Math.Exp(other - most))));
    }
}
