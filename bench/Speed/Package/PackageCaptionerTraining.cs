using Harness;
using RnnResearch.Models;
using static TorchSharp.torch;

namespace Speed.Package;

/// <summary>The work of <see cref="CaptionerTraining"/> on the package alone.</summary>
internal sealed class PackageCaptionerTraining : IWork
{
    private readonly (PackedCaptions Captions, Tensor Features)[] batches = CaptionBatches.All();
    private readonly PackageDecoder decoder = new(CaptionerTraining.Model);
    private readonly PackageLearner learner;

    internal PackageCaptionerTraining() => learner = new PackageLearner(decoder, CaptionerTraining.Train);

    public IReadOnlyList<double> FixedPoint()
    {
        using var certain = new PackageDecoder(CaptionerTraining.Certain);
        using var features = Wave.Like(batches[0].Features, 1).abs();
        var weights = Wave.Fill(certain);
        using var pupil = new PackageLearner(certain, CaptionerTraining.Train);
        double[] losses = [.. batches.Take(3).Select(batch => pupil.Step(() => Loss(certain, batch.Captions, features)))];
        return [weights, losses[0], losses[^1]];
    }

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

    private static (Tensor, Tensor) Loss(PackageDecoder decoder, PackedCaptions captions, Tensor features)
    {
        var (logits, alpha) = decoder.Forward(features, captions);
        var crossEntropy = nn.functional.cross_entropy(logits, captions.Targets);
        var looked = zeros(captions.Count, CaptionBatches.Places).index_add(0, captions.Rows, alpha, 1);
        var regulariser = (1 - looked).pow(2).sum() / captions.Words;
        return (crossEntropy + (CaptionerTraining.Regulariser * regulariser), crossEntropy);
    }
}
