using RnnResearch.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace TrainingSpeed;

/// <summary>The decoder of experiments/captioning-attention-flickr8k.yaml.</summary>
internal sealed class CaptionerCase : ICase
{
    private const double Regulariser = 0.01;

    private readonly (PackedCaptions Captions, Tensor Features)[] batches;
    private readonly AttentionDecoder decoder = Decoder();
    private readonly Learner learner;

    internal CaptionerCase()
    {
        batches = [.. Enumerable.Range(0, Batches.Count).Select(number => (Batches.Captions(number), Batches.Features()))];
        learner = new Learner(decoder, 1e-3);
    }

    public string Name => "captioner";

    public IReadOnlyList<string> Peer => ["captioner.py"];

    public string Unit => "words";

    /// <summary>Without dropout, of features that are a function of their shape too.</summary>
    public (long Parameters, double Loss) FixedPoint()
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var fixedDecoder = Decoder();
        fixedDecoder.eval();
        var parameters = Wave.Fill(fixedDecoder);
        return (parameters, Objective(fixedDecoder, Batches.Captions(0), Wave.Like(Batches.Features(), 1).abs()).ToDouble());
    }

    public long Train()
    {
        foreach (var (captions, features) in batches) learner.Step(() => Objective(decoder, captions, features));
        return batches.Sum(batch => (long)batch.Captions.Words);
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
}
