using RnnResearch.Data;
using RnnResearch.Data.Sentiment;
using RnnResearch.Models;
using RnnResearch.Training;
using static TorchSharp.torch;

namespace RnnResearch.Experiments.Sentiment;

/// <summary>Labelled texts as the training loop sees them. A batch has texts of about the same length.</summary>
internal sealed class SentimentTask : ITrainingTask
{
    private readonly SentimentConfig config;
    private readonly TextClassifier model;
    private readonly LengthPools pools;
    private readonly IReadOnlyList<LabelledText> training;
    private readonly SentimentEvaluator evaluator;

    /// <param name="config">the experiment's</param>
    /// <param name="corpus">its texts</param>
    /// <param name="model">becomes the task's to dispose</param>
    /// <param name="evaluator">of that model</param>
    /// <param name="streams">the experiment's</param>
    public SentimentTask(
        SentimentConfig config, LabelledCorpus corpus, TextClassifier model, SentimentEvaluator evaluator, RandomStreams streams)
    {
        (this.config, Corpus, this.model, this.evaluator) = (config, corpus, model, evaluator);
        training = corpus.Of(Split.Train);
        pools = new LengthPools(streams, [.. training.Select(text => text.Words.Count)], config.Train.BatchSize);
        Fingerprint = FingerprintOf(corpus.Set);
        Attachments = new Dictionary<string, byte[]>
        {
            [AttachedVocabulary.FileName] = AttachedVocabulary.File(corpus.Vocabulary),
            [LabelNames.FileName] = LabelNames.File(corpus.Set.Labels),
        };
    }

    public LabelledCorpus Corpus { get; }

    public nn.Module Model => model;

    public long StepsPerEpoch => pools.StepsPerEpoch;

    public double LossOfChance => Math.Log(Corpus.Set.Labels.Count);

    public string TokenUnit => "words";

    public double StepBytes =>
        ModelSize.StepBytes(config.Model, training.Average(text => text.Words.Count) * Math.Min(config.Train.BatchSize, training.Count));

    public string Fingerprint { get; }

    public IReadOnlyDictionary<string, byte[]> Attachments { get; }

    public StepLoss Loss(long step)
    {
        var texts = pools.Batch(step).Select(position => training[position]).ToList();
        var batch = SequenceBatch.Of([.. texts.Select(Corpus.Encode)]);
        var labels = tensor([.. texts.Select(text => (long)text.Label)], device: model.Device);
        var loss = model.Loss(batch.On(model.Device), labels);
        return new StepLoss(loss, loss, batch.Words);
    }

    public IReadOnlyDictionary<string, double> Evaluate(Split split, CancellationToken interrupt = default) =>
        evaluator.Judge(Corpus.Set.Of(split), interrupt).Scores;

    public void Dispose() => model.Dispose();

    private static string FingerprintOf(LabelledSet set)
    {
        var texts = set.Texts.Select(text => $"{text.Split.Name()}\t{set.Labels[text.Label]}\t{string.Join(' ', text.Words)}\n");
        return DataFingerprint.Of(texts);
    }
}
