using Harness;
using RnnResearch.Data;
using RnnResearch.Models;
using RnnResearch.Training;
using static TorchSharp.torch;

namespace Speed;

/// <summary>A translator that learns: ours, or the package's.</summary>
/// <param name="Translator">what is trained</param>
/// <param name="Learner">what updates it</param>
/// <param name="Loss">of targets, under teacher forcing, about sources</param>
internal sealed record TranslationPupil(
    nn.Module Translator, ILearner Learner, Func<SequenceBatch, PackedSequences, Tensor> Loss) : IDisposable
{
    /// <summary>One update of the weights; returns the loss in nats per word.</summary>
    internal double Step((SequenceBatch Sources, PackedSequences Targets) batch) => Learner.Step(() =>
    {
        var loss = Loss(batch.Sources, batch.Targets);
        return new StepLoss(loss, loss, batch.Targets.Words);
    });

    public void Dispose()
    {
        Learner.Dispose();
        Translator.Dispose();
    }
}
