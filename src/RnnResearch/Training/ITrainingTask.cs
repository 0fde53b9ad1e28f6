using RnnResearch.Data;
using static TorchSharp.torch;

namespace RnnResearch.Training;

/// <summary>What a task gives the one training loop: a model, a loss per step and an evaluation.</summary>
public interface ITrainingTask : IDisposable
{
    /// <summary>The model; all of its parameters and buffers are saved, those that require a gradient are trained.</summary>
    nn.Module Model { get; }

    /// <summary>Steps in one pass over the training split.</summary>
    long StepsPerEpoch { get; }

    /// <summary>The loss of a model that knows nothing, such as ln V nats per token.</summary>
    double LossOfChance { get; }

    /// <summary>What is counted as tokens, for progress lines: "words", "chars", "numbers".</summary>
    string TokenUnit { get; }

    /// <summary>Whether the loss is a cross-entropy in nats, so that exp(loss) is a perplexity.</summary>
    bool LossIsInNats => true;

    /// <summary>About what a step keeps for its backward pass, in bytes; 0 where nobody has counted.</summary>
    double StepBytes => 0;

    /// <summary>
    /// The loss of step <paramref name="step"/> (from 1, in order), with its graph. Which examples it uses follows from the step
    /// alone; dropout may draw from the global stream, which the loop seeds anew at every step.
    /// </summary>
    StepLoss Loss(long step);

    /// <summary>
    /// What is carried from step to step besides weights, such as the state of truncated backpropagation; saved in each checkpoint.
    /// </summary>
    IReadOnlyDictionary<string, Tensor> Carried => new Dictionary<string, Tensor>();

    /// <summary>Takes up what <see cref="Carried"/> gave when the checkpoint was saved.</summary>
    void Restore(IReadOnlyDictionary<string, Tensor> carried)
    {
    }

    /// <summary>Metrics of a split, by the project's metric names. The loop has put the model into eval mode, without gradients.</summary>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    IReadOnlyDictionary<string, double> Evaluate(Split split, CancellationToken interrupt = default);

    /// <summary>
    /// Says whether the data are the same: a digest of all that is trained and evaluated on; null where that cannot change.
    /// </summary>
    string? Fingerprint => null;

    /// <summary>Files that travel inside each checkpoint beside the weights, such as the vocabulary.</summary>
    IReadOnlyDictionary<string, byte[]> Attachments { get; }
}
