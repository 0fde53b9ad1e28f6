using Harness;
using static TorchSharp.torch;

namespace Speed.Package;

/// <summary>The work of <see cref="EncoderTraining"/> on the package alone.</summary>
internal sealed class PackageEncoderTraining : IWork
{
    private readonly PackageEncoder encoder = new(EncoderImages.Layers);
    private readonly Tensor images = EncoderImages.Make();
    private readonly PackageLearner learner;

    internal PackageEncoderTraining() => learner = new PackageLearner(encoder, EncoderTraining.Train);

    public IReadOnlyList<double> FixedPoint()
    {
        var weights = Wave.Fill(encoder);
        var (first, _, third) = (Step(), Step(), Step());
        return [weights, first, third];
    }

    public long Run()
    {
        for (var i = 0; i < EncoderImages.StepsPerRun; i++) Step();
        return EncoderImages.StepsPerRun * EncoderImages.Batch;
    }

    public void Dispose()
    {
        learner.Dispose();
        encoder.Dispose();
        images.Dispose();
    }

    private double Step() => learner.Step(() =>
    {
        var loss = EncoderImages.Loss(encoder.call(images));
        return (loss, loss);
    });
}
