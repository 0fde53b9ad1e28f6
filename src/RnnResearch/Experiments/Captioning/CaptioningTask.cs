using RnnResearch.Data;
using RnnResearch.Models;
using RnnResearch.Training;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Experiments.Captioning;

/// <summary>Captioning as the training loop sees it. A batch is some images with all of their captions.</summary>
internal sealed class CaptioningTask : ITrainingTask
{
    private const string BaselineName = "baseline";

    private readonly CaptioningConfig config;
    private readonly IAnnotationSource annotations;
    private readonly EpochOrder order;
    private readonly IReadOnlyList<int> training;
    private readonly CaptionEvaluator evaluator;
    private readonly Reinforce? reinforce; // where attention is hard

    public CaptioningTask(
        CaptioningConfig config, CaptionCorpus corpus, Captioner captioner, IAnnotationSource annotations, RandomStreams streams)
    {
        (this.config, Corpus, Captioner, this.annotations) = (config, corpus, captioner, annotations);
        training = corpus.Of(Split.Train);
        if (training.Count == 0) throw new DataException($"{corpus.Set.Name}: no image is in the training split");
        order = new EpochOrder(streams, training.Count, config.Train.BatchSize);
        evaluator = new CaptionEvaluator(corpus, captioner, annotations, streams);
        reinforce = config.Model.Attention.Hard is { } hard ? new Reinforce(hard, -LossOfChance) : null;
        Fingerprint = FingerprintOf(corpus.Set);
        Attachments = new Dictionary<string, byte[]> { [AttachedVocabulary.FileName] = AttachedVocabulary.File(corpus.Vocabulary) };
    }

    public CaptionCorpus Corpus { get; }

    public Captioner Captioner { get; }

    public nn.Module Model => Captioner;

    public long StepsPerEpoch => order.StepsPerEpoch;

    public double StepBytes
    {
        get
        {
            var pictures = Math.Min(config.Train.BatchSize, training.Count);
            var words = training.Average(image => Corpus.Encoded(image).Sum(caption => caption.Length + 1.0));
            return ModelSize.StepBytes(config.Model, Corpus.Vocabulary.Count, Captioner.Encoder, pictures, pictures * words);
        }
    }

    public double LossOfChance => Math.Log(Corpus.Vocabulary.Count);

    public string TokenUnit => Corpus.Tokens.Name();

    public IReadOnlyDictionary<string, byte[]> Attachments { get; }

    public StepLoss Loss(long step)
    {
        int[] images = [.. order.Batch(step).Select(position => training[position])];
        var captions = Pack(Corpus, images, Captioner.Decoder.Device);
        var seen = annotations.Of(images);
        var (crossEntropy, objective, looked) = DecoderLoss(seen, captions);
        var (lambda, mu) = (config.Model.Attention.DoublyStochastic, config.Model.WordDetector);
        if (looked is { } alpha && lambda > 0) objective = Sum(objective, CaptionLoss.DoublyStochastic(alpha, captions).Times(lambda));
        if (Captioner.Detector is { } detector) objective = Sum(objective, detector.Loss(seen, captions).Times(mu));
        return new StepLoss(objective, crossEntropy, captions.Words);
    }

    /// <summary>The baseline of hard attention.</summary>
    public IReadOnlyDictionary<string, Tensor> Carried => reinforce is null
        ? new Dictionary<string, Tensor>()
        : new Dictionary<string, Tensor> { [BaselineName] = tensor([reinforce.Baseline]) };

    /// <exception cref="CheckpointException">It is not what this captioner carries.</exception>
    public void Restore(IReadOnlyDictionary<string, Tensor> carried)
    {
        if (reinforce is null) return;
        if (!carried.TryGetValue(BaselineName, out var baseline) || baseline.numel() != 1)
            throw new CheckpointException(
                $"the checkpoint carries no {BaselineName} of hard attention; use the configuration that it was saved with");
        reinforce.Baseline = baseline.Number();
    }

    /// <summary>Teacher-forced loss and perplexity, and the scores of greedily written captions.</summary>
    public IReadOnlyDictionary<string, double> Evaluate(Split split, CancellationToken interrupt = default)
    {
        var images = Corpus.Of(split);
        var loss = evaluator.Loss(images, interrupt);
        var scores = evaluator.Score(evaluator.Write(images, config.Decode.Greedily(), interrupt));
        return new Dictionary<string, double>(scores) { ["loss"] = loss, ["perplexity"] = Math.Exp(loss) };
    }

    /// <summary>Of the names of all images, their splits and captions; not of their pixels.</summary>
    public string Fingerprint { get; }

    public void Dispose()
    {
        annotations.Dispose();
        Captioner.Dispose();
    }

    private (Tensor crossEntropy, Tensor objective, Tensor? alpha) DecoderLoss(Annotations seen, PackedSequences captions)
    {
        if (reinforce is null)
        {
            var (mean, alpha) = Captioner.Decoder.Loss(seen, captions);
            return (mean, mean, alpha);
        }
        var words = Captioner.Decoder.LossOfEach(seen, captions);
        var crossEntropy = words.Nats.mean();
        return (crossEntropy, Sum(crossEntropy, reinforce.Loss(words, captions)), words.Alpha);
    }

    private static string FingerprintOf(ICaptionSet set)
    {
        var images = set.Images.Select(image => string.Join('\n', [image.Id, image.Split.Name(), .. image.Captions, ""]));
        return DataFingerprint.Of(images);
    }

    /// <summary>All captions of some images, packed on a device; image i of the batch is <paramref name="images"/>[i].</summary>
    internal static PackedSequences Pack(CaptionCorpus corpus, IReadOnlyList<int> images, Device device) => PackedSequences.Pack(
        [.. images.SelectMany((image, at) => corpus.Encoded(image).Select(words => (at, (IReadOnlyList<long>)words)))],
        Vocabulary.Start,
        Vocabulary.End).To(device);
}
