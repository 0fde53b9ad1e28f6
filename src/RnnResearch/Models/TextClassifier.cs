using RnnResearch.Data;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>Scores the labels that a text may have; p(label) = softmax(y).</summary>
public abstract class TextClassifier(string name) : nn.Module<SequenceBatch, Tensor>(name)
{
    /// <summary>Where its weights are, and so where its input has to be.</summary>
    public abstract Device Device { get; }

    /// <summary>The model of a configuration, with fresh weights.</summary>
    /// <param name="config">sizes and switches</param>
    /// <param name="words">V, the size of the vocabulary</param>
    /// <param name="labels">C, how many labels there are</param>
    public static TextClassifier Of(ClassifierConfig config, int words, int labels) => config.Kind == ClassifierKind.Recurrent
        ? new SequenceClassifier(config, words, labels)
        : new BagOfWords(config.Bigrams, words, labels);

    /// <param name="texts">their words, int64 [T, B]</param>
    /// <returns>y [B, C]</returns>
    public abstract override Tensor forward(SequenceBatch texts);

    /// <summary>The mean cross-entropy, in nats per text.</summary>
    /// <param name="texts">their words</param>
    /// <param name="labels">int64 [B]</param>
    public Tensor Loss(SequenceBatch texts, Tensor labels) => nn.functional.cross_entropy(call(texts), labels);
}
