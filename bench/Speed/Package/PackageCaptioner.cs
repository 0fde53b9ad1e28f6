using RnnResearch.Models;
using RnnResearch.Training;
using static TorchSharp.torch;

namespace Speed.Package;

/// <summary>The captioner that learns, on the package alone.</summary>
internal static class PackageCaptioner
{
    internal static CaptionPupil Pupil(CaptionerConfig config)
    {
        var decoder = new PackageDecoder(config);
        return new CaptionPupil(decoder, new PackageLearner(decoder, CaptionerTraining.Train), (captions, features) =>
        {
            var (logits, alpha) = decoder.Forward(features, captions);
            var crossEntropy = nn.functional.cross_entropy(logits, captions.Targets);
            var looked = zeros(captions.Count, CaptionBatches.Places).index_add(0, captions.Rows, alpha, 1);
            var regulariser = (1 - looked).pow(2).sum() / captions.Words;
            return new StepLoss(crossEntropy + (CaptionerTraining.Regulariser * regulariser), crossEntropy, captions.Words);
        });
    }
}
