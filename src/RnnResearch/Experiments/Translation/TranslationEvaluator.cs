using RnnResearch.Data.Translation;
using RnnResearch.Decoding;
using RnnResearch.Metrics;
using RnnResearch.Models;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Experiments.Translation;

/// <summary>Scores a translator, which must be in eval mode, on held-out sentences.</summary>
internal sealed class TranslationEvaluator(TranslationConfig config, TranslationCorpus corpus, Translator translator)
{
    private const int PairsAtOnce = 50;
    private readonly TranslationWriter writer = new(config, translator, corpus.Target);

    /// <summary>The mean loss of the references under teacher forcing, in nats per token, the end of each included.</summary>
    public double Loss(IReadOnlyList<HeldOutSentence> sentences, CancellationToken interrupt = default)
    {
        var pairs = sentences.SelectMany(sentence => sentence.References.Select(words =>
            new EncodedPair(sentence.Source, corpus.Target.Vocabulary.Encode(words)))).OrderBy(pair => pair.Source.Length);
        var (nats, words) = (0.0, 0L);
        foreach (var chunk in pairs.Chunk(PairsAtOnce))
        {
            interrupt.ThrowIfCancellationRequested();
            using var quiet = no_grad();
            using var scope = NewDisposeScope();
            var (sources, targets) = PairBatch.Of(chunk, translator.Device);
            nats += translator.Loss(sources, targets).Number() * targets.Words;
            words += targets.Words;
        }
        return nats / words;
    }

    /// <summary>A translation of each.</summary>
    public IReadOnlyList<WrittenTranslation> Write(
        IReadOnlyList<HeldOutSentence> sentences, DecodeConfig decode, CancellationToken interrupt = default) =>
        writer.Write([.. sentences.Select(sentence => (sentence.Words, sentence.Source))], decode, config.Seed, interrupt);

    /// <summary>
    /// <c>bleu1</c> to <c>bleu4</c> of the tokens as they are, of the whole corpus as multi-bleu counts it, and <c>exact</c>, the share of
    /// sentences that are a reference word for word.
    /// </summary>
    public static Dictionary<string, double> Scores(IReadOnlyList<HeldOutSentence> sentences, IReadOnlyList<WrittenTranslation> written)
    {
        var bleu = Bleu.Corpus(
            [.. written.Select(translation => translation.Words)], [.. sentences.Select(sentence => sentence.References)]);
        var scores = bleu.Index().ToDictionary(order => $"bleu{order.Index + 1}", order => order.Item);
        bool IsExact(HeldOutSentence sentence, string[] words) => sentence.References.Any(reference => reference.SequenceEqual(words));
        scores["exact"] = sentences.Zip(written).Average(pair => IsExact(pair.First, pair.Second.Words) ? 1 : 0);
        return scores;
    }
}
