using Harness;
using RnnResearch.Data;
using RnnResearch.Training;
using static TorchSharp.torch;

namespace Speed;

/// <summary>A classifier that learns: ours, or the package's.</summary>
/// <param name="Classifier">what is trained</param>
/// <param name="Learner">what updates it</param>
/// <param name="Loss">of texts with their labels</param>
internal sealed record ClassifierPupil(nn.Module Classifier, ILearner Learner, Func<SequenceBatch, Tensor, Tensor> Loss) : IDisposable
{
    /// <summary>One update of the weights; returns the loss in nats per text.</summary>
    internal double Step((SequenceBatch Texts, Tensor Labels) batch) => Learner.Step(() =>
    {
        var loss = Loss(batch.Texts, batch.Labels);
        return new StepLoss(loss, loss, batch.Texts.Words);
    });

    public void Dispose()
    {
        Learner.Dispose();
        Classifier.Dispose();
    }
}
