using Harness;
using RnnResearch.Models;
using RnnResearch.Training;
using static TorchSharp.torch;

namespace Speed;

/// <summary>The decoder of experiments/captioning-attention-flickr8k.yaml in training.</summary>
internal sealed class CaptionerTraining : IWork
{
    internal const double Regulariser = 0.12;

    internal static readonly CaptionerConfig Model =
        new() { Embedding = 256, Hidden = 512, InputDropout = 0.3, Dropout = 0.5, Attention = new() { Size = 128, AnnotationSize = 256 } };

    internal static readonly TrainConfig Train = new() { Optimizer = new() { LearningRate = 1e-3 }, ClipNorm = 5 };

    private readonly (PackedSequences Captions, Tensor Features)[] batches;
    private readonly Func<CaptionerConfig, CaptionPupil> make;
    private readonly CaptionPupil pupil;

    /// <param name="make">a pupil of such sizes: ours, or the package's</param>
    internal CaptionerTraining(Func<CaptionerConfig, CaptionPupil> make)
    {
        batches = CaptionBatches.All();
        this.make = make;
        pupil = make(Model);
    }

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
}
