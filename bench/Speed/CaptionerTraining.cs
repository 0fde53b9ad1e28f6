using Harness;
using RnnResearch.Models;
using RnnResearch.Training;
using static TorchSharp.torch;

namespace Speed;

/// <summary>The decoder of experiments/captioning-attention-flickr8k.yaml in training.</summary>
internal sealed class CaptionerTraining : IWork
{
    internal const double Regulariser = 0.12;
    private const int StepsOfFixedPoint = 3;

    internal static readonly CaptionerConfig Model =
        new() { Embedding = 256, Hidden = 512, InputDropout = 0.3, Dropout = 0.5, Attention = new() { Size = 128, AnnotationSize = 256 } };

    /// <summary>Without dropout.</summary>
    internal static readonly CaptionerConfig Certain = Model with { InputDropout = 0, Dropout = 0 };

    internal static readonly TrainConfig Train = new() { Optimizer = new() { LearningRate = 1e-3 }, ClipNorm = 5 };

    private readonly (PackedCaptions Captions, Tensor Features)[] batches;
    private readonly AttentionDecoder decoder;
    private readonly Learner learner;

    internal CaptionerTraining()
    {
        batches = CaptionBatches.All();
        decoder = Decoder(Model);
        learner = new Learner(decoder, Train);
    }

    /// <summary>
    /// The number of trained weights, and the losses of the first and the third batch: of a decoder without dropout that starts from
    /// <see cref="Wave"/>'s weights and reads features made likewise.
    /// </summary>
    public IReadOnlyList<double> FixedPoint()
    {
        using var certain = Decoder(Certain);
        using var features = Wave.Like(batches[0].Features, 1).abs();
        var weights = Wave.Fill(certain);
        using var pupil = new Learner(certain, Train);
        double[] losses = [.. batches.Take(StepsOfFixedPoint).Select(batch => pupil.Step(() => Loss(certain, batch.Captions, features)))];
        return [weights, losses[0], losses[^1]];
    }

    /// <summary>A step for each batch; returns the words they predict.</summary>
    public long Run()
    {
        foreach (var (captions, features) in batches) learner.Step(() => Loss(decoder, captions, features));
        return batches.Sum(batch => batch.Captions.Words);
    }

    public void Dispose()
    {
        learner.Dispose();
        decoder.Dispose();
    }

    /// <summary>What a captioning experiment computes in a step. The one place to change when that changes.</summary>
    private static StepLoss Loss(AttentionDecoder decoder, PackedCaptions captions, Tensor features)
    {
        var (crossEntropy, alpha) = decoder.Loss(features, captions);
        return new StepLoss(crossEntropy + (Regulariser * CaptionLoss.DoublyStochastic(alpha!, captions)), crossEntropy, captions.Words);
    }

    private static AttentionDecoder Decoder(CaptionerConfig config) => new(config, CaptionBatches.Vocabulary, CaptionBatches.Channels);
}
