using RnnResearch.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Harness;

/// <summary>Updates a model as <see cref="Trainer"/> does in a step, without its log, evaluation and checkpoints.</summary>
public sealed class Learner : IDisposable
{
    private readonly nn.Module model;
    private readonly TrainConfig config;
    private readonly OptimizerHelper optimizer;
    private readonly Parameter[] trained;
    private readonly RandomStreams streams = new(1);
    private long step;

    public Learner(nn.Module model, TrainConfig config)
    {
        (this.model, this.config) = (model, config);
        optimizer = Optimizers.Create(config.Optimizer, model);
        trained = [.. optimizer.parameters()];
    }

    /// <summary>Seed, forward, loss, backward, clip, step; returns the loss in nats per token.</summary>
    public double Step(Func<StepLoss> forward)
    {
        using var scope = NewDisposeScope();
        streams.SeedGlobal("step", ++step);
        model.train();
        model.zero_grad();
        var loss = forward();
        loss.Objective.backward();
        if (config.ClipValue > 0) nn.utils.clip_grad_value_(trained, config.ClipValue);
        nn.utils.clip_grad_norm_(trained, config.ClipNorm > 0 ? config.ClipNorm : double.PositiveInfinity);
        var value = loss.CrossEntropy.ToDouble();
        optimizer.step();
        return value;
    }

    public void Dispose() => optimizer.Dispose();
}
