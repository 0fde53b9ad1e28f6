using Harness;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using RnnResearch.Training;
using static TorchSharp.torch;

namespace Speed.Ours;

/// <summary>The captioner of ours that learns.</summary>
internal static class OurCaptioner
{
    /// <summary>What a captioning experiment trains, and computes in a step. The one place to change when that changes.</summary>
    internal static CaptionPupil Pupil(CaptionerConfig config, Variant variant)
    {
        // The package has no module that is a decoder.
        if (variant == Variant.NoFusedRecurrence) config = config with { Kernel = RecurrentKernel.Unrolled };
        var decoder = new AttentionDecoder(config, CaptionBatches.Vocabulary, CaptionBatches.Channels);
        var learner = new Learner(decoder, CaptionerTraining.Train, fusedUpdate: variant != Variant.NoFusedUpdate);
        return new CaptionPupil(decoder, learner, (captions, features) =>
        {
            var (crossEntropy, alpha) = variant == Variant.NoOutputLoss
                ? OfScores(decoder, features, captions)
                : decoder.Loss(features, captions);
            var objective = crossEntropy + (CaptionerTraining.Regulariser * CaptionLoss.DoublyStochastic(alpha!, captions));
            return new StepLoss(objective, crossEntropy, captions.Words);
        });
    }

    /// <summary>The scores by the decoder, their cross-entropy by the package.</summary>
    private static (Tensor, Tensor?) OfScores(AttentionDecoder decoder, Tensor features, PackedSequences captions)
    {
        var (scores, alpha) = decoder.call(features, captions);
        return (nn.functional.cross_entropy(scores, captions.Targets), alpha);
    }
}
