using Harness;
using RnnResearch.Training;
using RnnResearch.Vision;
using Speed.Ours;
using Speed.Package;
using static TorchSharp.torch;

namespace Speed;

/// <summary>The small encoder in training, without a decoder.</summary>
/// <param name="encoder">ours, or the package's</param>
/// <param name="learner">what updates it</param>
internal sealed class EncoderTraining(nn.Module<Tensor, Tensor> encoder, ILearner learner) : IWork
{
    private static readonly TrainConfig Train = new() { Optimizer = new() { LearningRate = 0.003 }, ClipNorm = 5 };

    private readonly Tensor images = EncoderImages.Make();

    internal static EncoderTraining Ours(Variant variant)
    {
        var encoder = new SmallConvEncoder(EncoderImages.Layers, EncoderImages.Side);
        return new EncoderTraining(encoder, new Learner(encoder, Train, fusedUpdate: variant != Variant.NoFusedUpdate));
    }

    internal static EncoderTraining OfPackage()
    {
        var encoder = new PackageEncoder(EncoderImages.Layers);
        return new EncoderTraining(encoder, new PackageLearner(encoder, Train));
    }

    public IReadOnlyList<double> FixedPoint() => FirstSteps.Of(encoder, _ => Step());

    /// <summary>Returns the pictures trained on.</summary>
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
        return new StepLoss(loss, loss, EncoderImages.Batch);
    });
}
