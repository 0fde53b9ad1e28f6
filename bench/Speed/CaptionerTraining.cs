using Harness;
using RnnResearch.Models;
using RnnResearch.Training;
using Speed.Package;
using static TorchSharp.torch;

namespace Speed;

/// <summary>The decoder of experiments/captioning-attention-flickr8k.yaml in training.</summary>
internal sealed class CaptionerTraining : IWork
{
    internal const double Regulariser = 0.12;

    internal static readonly CaptionerConfig Model =
        new() { Embedding = 256, Hidden = 512, InputDropout = 0.3, Dropout = 0.5, Attention = new() { Size = 128, AnnotationSize = 256 } };

    internal static readonly TrainConfig Train = new() { Optimizer = new() { LearningRate = 1e-3 }, ClipNorm = 5 };

    private readonly (PackedCaptions Captions, Tensor Features)[] batches;
    private readonly Func<CaptionerConfig, CaptionPupil> make;
    private readonly CaptionPupil pupil;

    private CaptionerTraining(Func<CaptionerConfig, CaptionPupil> make)
    {
        batches = CaptionBatches.All();
        this.make = make;
        pupil = make(Model);
    }

    internal static CaptionerTraining Ours() => new(OurPupil);

    internal static CaptionerTraining OfPackage() => new(PackagePupil);

    /// <summary>
    /// <see cref="FirstSteps"/>, a batch each, of a decoder without dropout that reads features made as its weights are.
    /// </summary>
    public IReadOnlyList<double> FixedPoint()
    {
        using var certain = make(Model with { InputDropout = 0, Dropout = 0 });
        using var features = Wave.Like(batches[0].Features, 1).abs();
        return FirstSteps.Of(certain.Decoder, i => certain.Step((batches[i].Captions, features)));
    }

    /// <summary>A step for each batch; returns the words they predict.</summary>
    public long Run()
    {
        foreach (var batch in batches) pupil.Step(batch);
        return batches.Sum(batch => batch.Captions.Words);
    }

    public void Dispose() => pupil.Dispose();

    /// <summary>What a captioning experiment trains, and computes in a step. The one place to change when that changes.</summary>
    private static CaptionPupil OurPupil(CaptionerConfig config)
    {
        var decoder = new AttentionDecoder(config, CaptionBatches.Vocabulary, CaptionBatches.Channels);
        return new CaptionPupil(decoder, new Learner(decoder, Train), (captions, features) =>
        {
            var (crossEntropy, alpha) = decoder.Loss(features, captions);
            return new StepLoss(crossEntropy + (Regulariser * CaptionLoss.DoublyStochastic(alpha!, captions)), crossEntropy, captions.Words);
        });
    }

    private static CaptionPupil PackagePupil(CaptionerConfig config)
    {
        var decoder = new PackageDecoder(config);
        return new CaptionPupil(decoder, new PackageLearner(decoder, Train), (captions, features) =>
        {
            var (logits, alpha) = decoder.Forward(features, captions);
            var crossEntropy = nn.functional.cross_entropy(logits, captions.Targets);
            var looked = zeros(captions.Count, CaptionBatches.Places).index_add(0, captions.Rows, alpha, 1);
            var regulariser = (1 - looked).pow(2).sum() / captions.Words;
            return new StepLoss(crossEntropy + (Regulariser * regulariser), crossEntropy, captions.Words);
        });
    }
}
