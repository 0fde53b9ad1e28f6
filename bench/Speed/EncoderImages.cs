using RnnResearch.Vision;
using static TorchSharp.torch;

namespace Speed;

/// <summary>Pictures for the encoder of experiments/captioning-attention.yaml, which trains it from nothing.</summary>
internal static class EncoderImages
{
    internal const int Side = 64;
    internal const int Batch = 16;
    internal const int StepsPerRun = 10;

    internal static readonly SmallConvConfig Layers = new() { Channels = [8, 32, 64, 96] };

    /// <summary>A batch of them, [B, 3, S, S] and a function of their numbers.</summary>
    internal static Tensor Make() => Harness.Wave.Like(empty(Batch, 3, Side, Side), 2);

    /// <summary>What a decoder would make of the annotations is left out: their mean square.</summary>
    internal static Tensor Loss(Tensor annotations) => (annotations * annotations).mean();
}
