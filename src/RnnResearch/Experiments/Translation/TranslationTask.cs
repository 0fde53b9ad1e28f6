using RnnResearch.Data;
using RnnResearch.Data.Translation;
using RnnResearch.Models;
using RnnResearch.Training;
using static TorchSharp.torch;

namespace RnnResearch.Experiments.Translation;

/// <summary>Translation as the training loop sees it. A batch is some pairs of about the same length.</summary>
internal sealed class TranslationTask : ITrainingTask
{
    private readonly TranslationConfig config;
    private readonly LengthPools pools;
    private readonly TranslationEvaluator evaluator;

    /// <param name="config">the experiment's</param>
    /// <param name="corpus">its sentences</param>
    /// <param name="translator">becomes the task's to dispose</param>
    /// <param name="evaluator">of that translator</param>
    /// <param name="streams">the experiment's randomness</param>
    public TranslationTask(
        TranslationConfig config, TranslationCorpus corpus, Translator translator, TranslationEvaluator evaluator, RandomStreams streams)
    {
        (this.config, Corpus, Translator, this.evaluator) = (config, corpus, translator, evaluator);
        pools = new LengthPools(streams, [.. corpus.Training.Select(pair => pair.Source.Length)], config.Train.BatchSize);
        Attachments = new Dictionary<string, byte[]>
        {
            [TranslatorFactory.SourceFile] = AttachedVocabulary.File(corpus.Source.Vocabulary),
            [TranslatorFactory.TargetFile] = AttachedVocabulary.File(corpus.Target.Vocabulary),
        };
        var lines = corpus.All.Select(item => $"{item.Split.Name()}\t{item.Pair.Source}\t{item.Pair.Target}\n");
        Fingerprint = DataFingerprint.Of(lines);
    }

    public TranslationCorpus Corpus { get; }

    public Translator Translator { get; }

    public nn.Module Model => Translator;

    public long StepsPerEpoch => pools.StepsPerEpoch;

    public double LossOfChance => Math.Log(Corpus.Target.Vocabulary.Count);

    public string TokenUnit => Corpus.Target.Tokens.Name();

    public double StepBytes
    {
        get
        {
            var pairs = Math.Min(config.Train.BatchSize, Corpus.Training.Count);
            double Tokens(Func<EncodedPair, int> of) => pairs * Corpus.Training.Average(of);
            return ModelSize.StepBytes(
                config.Model, Corpus.Target.Vocabulary.Count, Tokens(pair => pair.Source.Length), Tokens(pair => pair.Target.Length + 1));
        }
    }

    /// <summary>Of all sentences and their splits.</summary>
    public string Fingerprint { get; }

    public IReadOnlyDictionary<string, byte[]> Attachments { get; }

    public StepLoss Loss(long step)
    {
        var (sources, targets) = PairBatch.Of([.. pools.Batch(step).Select(i => Corpus.Training[i])], Translator.Device);
        var loss = Translator.Loss(sources, targets);
        return new StepLoss(loss, loss, targets.Words);
    }

    /// <summary>Teacher-forced loss and perplexity, and the scores of greedily written translations.</summary>
    public IReadOnlyDictionary<string, double> Evaluate(Split split, CancellationToken interrupt = default)
    {
        var sentences = Corpus.Of(split);
        var loss = evaluator.Loss(sentences, interrupt);
        var written = evaluator.Write(sentences, config.Decode.Greedily(), interrupt);
        return new Dictionary<string, double>(TranslationEvaluator.Scores(sentences, written))
        {
            ["loss"] = loss,
            ["perplexity"] = Math.Exp(loss),
        };
    }

    public void Dispose() => Translator.Dispose();
}
