using RnnResearch.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TrainingSpeed;

/// <summary>Updates a model as the trainer does: forward, loss, backward, clip, Adam.</summary>
internal sealed class Learner(nn.Module model, double learningRate)
{
    private const double ClipNorm = 5;

    private readonly OptimizerHelper optimizer = Optimizers.Create(new OptimizerConfig { LearningRate = learningRate }, model);
    private readonly Parameter[] trained = [.. model.parameters()];

    internal void Step(Func<Tensor> objective)
    {
        using var scope = NewDisposeScope();
        model.zero_grad();
        var loss = objective();
        loss.backward();
        nn.utils.clip_grad_norm_(trained, ClipNorm);
        loss.ToDouble();
        optimizer.step();
    }
}
