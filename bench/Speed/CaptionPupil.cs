using Harness;
using RnnResearch.Models;
using RnnResearch.Training;
using static TorchSharp.torch;

namespace Speed;

/// <summary>A caption decoder that learns: ours, or the package's.</summary>
/// <param name="Decoder">what is trained</param>
/// <param name="Learner">what updates it</param>
/// <param name="Loss">of captions, under teacher forcing, about features [N, L, C]</param>
internal sealed record CaptionPupil(nn.Module Decoder, ILearner Learner, Func<PackedSequences, Tensor, StepLoss> Loss) : IDisposable
{
    /// <summary>One update of the weights; returns the loss in nats per word.</summary>
    internal double Step((PackedSequences Captions, Tensor Features) batch) => Learner.Step(() => Loss(batch.Captions, batch.Features));

    public void Dispose()
    {
        Learner.Dispose();
        Decoder.Dispose();
    }
}
