using RnnResearch.Training;

namespace Harness;

/// <summary>What updates a model.</summary>
public interface ILearner : IDisposable
{
    /// <summary>Forward, loss, backward, clip, step; returns the loss in nats per token.</summary>
    double Step(Func<StepLoss> forward);
}
