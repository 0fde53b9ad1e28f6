using RnnResearch.Training;
using RnnResearch.Training.Updates;
using static TorchSharp.torch;

namespace Harness;

/// <summary>Updates a model as <see cref="Trainer"/> does in a step, without its log, evaluation and checkpoints.</summary>
public sealed class Learner : ILearner
{
    private readonly nn.Module model;
    private readonly WeightUpdate update;
    private readonly double rate;
    private readonly PendingSteps pending;
    private readonly RandomStreams streams = new(1);
    private long step;

    /// <param name="model">what is trained</param>
    /// <param name="config">update rule and clipping; nothing else of it is used</param>
    /// <param name="fusedUpdate">false for torch's operators where one pass would do</param>
    public Learner(nn.Module model, TrainConfig config, bool fusedUpdate = true)
    {
        this.model = model;
        rate = config.Optimizer.LearningRate;
        update = new WeightUpdate(config.Optimizer, model, config.ClipValue, config.ClipNorm, fusedUpdate);
        pending = new PendingSteps(PendingSteps.WindowFor(model));
    }

    /// <inheritdoc/>
    public double Step(Func<StepLoss> forward)
    {
        using var scope = NewDisposeScope();
        streams.SeedGlobal("step", ++step);
        model.train();
        update.ForgetGradients();
        var loss = forward();
        loss.Objective.backward();
        pending.Add(step, loss, update.Clip());
        var done = pending.Read();
        update.Step(rate);
        return done[0].Loss;
    }

    public void Dispose()
    {
        pending.Dispose();
        update.Dispose();
    }
}
