using Harness;
using RnnResearch.Training;
using RnnResearch.Vision;
using static TorchSharp.torch;

namespace Speed;

/// <summary>The small encoder in training, without a decoder.</summary>
internal sealed class EncoderTraining : IWork
{
    internal static readonly TrainConfig Train = new() { Optimizer = new() { LearningRate = 0.003 }, ClipNorm = 5 };

    private readonly SmallConvEncoder encoder = new(EncoderImages.Layers, EncoderImages.Side);
    private readonly Tensor images = EncoderImages.Make();
    private readonly Learner learner;

    internal EncoderTraining() => learner = new Learner(encoder, Train);

    public IReadOnlyList<double> FixedPoint()
    {
        var weights = Wave.Fill(encoder);
        var (first, _, third) = (Step(), Step(), Step());
        return [weights, first, third];
    }

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
