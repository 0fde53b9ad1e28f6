using System.Diagnostics;
using RnnResearch.Models;
using RnnResearch.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CaptionerSpeed;

/// <summary>The decoder of experiments/captioning-attention-flickr8k.yaml in training: forward, loss, backward, clip, Adam.</summary>
internal sealed class Training
{
    private const double Regulariser = 0.01;
    private const double ClipNorm = 5;

    private readonly (PackedCaptions Captions, Tensor Features)[] batches;
    private readonly AttentionDecoder decoder = Decoder();
    private readonly OptimizerHelper optimizer;
    private readonly Parameter[] trained;

    internal Training()
    {
        batches = [.. Enumerable.Range(0, Batches.Count).Select(number => (Batches.Captions(number), Batches.Features()))];
        optimizer = Optimizers.Create(new OptimizerConfig { LearningRate = 1e-3 }, decoder);
        trained = [.. decoder.parameters()];
    }

    internal Sample Measure()
    {
        using var process = Process.GetCurrentProcess();
        var (start, processor) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
        var words = batches.Sum(batch => Step(batch.Captions, batch.Features));
        process.Refresh();
        return new Sample(words, Stopwatch.GetElapsedTime(start).TotalSeconds, (process.TotalProcessorTime - processor).TotalSeconds);
    }

    /// <summary>The number of parameters, and the loss without dropout of weights and features that are a function of their shape.</summary>
    internal static (long Parameters, double Loss) FixedPoint()
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var fixedDecoder = Decoder();
        fixedDecoder.eval();
        foreach (var parameter in fixedDecoder.parameters()) parameter.copy_(Wave(parameter, 0.1));
        var loss = Objective(fixedDecoder, Batches.Captions(0), Wave(Batches.Features(), 1).abs());
        return (fixedDecoder.parameters().Sum(parameter => parameter.numel()), loss.ToDouble());
    }

    private long Step(PackedCaptions captions, Tensor features)
    {
        using var scope = NewDisposeScope();
        decoder.zero_grad();
        var loss = Objective(decoder, captions, features);
        loss.backward();
        nn.utils.clip_grad_norm_(trained, ClipNorm);
        loss.ToDouble();
        optimizer.step();
        return captions.Words;
    }

    private static Tensor Objective(AttentionDecoder decoder, PackedCaptions captions, Tensor features)
    {
        var output = decoder.call(features, captions);
        return CaptionLoss.CrossEntropy(output, captions) + (Regulariser * CaptionLoss.DoublyStochastic(output.Alpha!, captions));
    }

    private static AttentionDecoder Decoder() => new(
        new CaptionerConfig { Embedding = 256, Hidden = 512, InputDropout = 0.3, Dropout = 0.5, Attention = new() { Size = 128, AnnotationSize = 256 } },
        Batches.Vocabulary,
        Batches.Channels);

    private static Tensor Wave(Tensor like, double height) =>
        ((arange(like.numel(), dtype: ScalarType.Float64) * 0.7) + like.shape[0]).sin().mul(height).to(ScalarType.Float32).view(like.shape);
}
