using Harness;
using RnnResearch.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Speed.Package;

/// <summary>Updates a model as a program on the package alone does: its optimizers, its clipping, a scope for each step.</summary>
internal sealed class PackageLearner : ILearner
{
    private readonly nn.Module model;
    private readonly TrainConfig train;
    private readonly optim.Optimizer optimizer;

    internal PackageLearner(nn.Module model, TrainConfig train)
    {
        (this.model, this.train) = (model, train);
        var trained = model.parameters().Where(weight => weight.requires_grad);
        var rate = train.Optimizer.LearningRate;
        optimizer = train.Optimizer.Kind switch
        {
            OptimizerKind.Adam => optim.Adam(trained, rate),
            OptimizerKind.Sgd => optim.SGD(trained, rate),
            OptimizerKind.Adagrad => optim.Adagrad(trained, rate, initial_accumulator_value: train.Optimizer.InitialAccumulator, eps: 0),
            var kind => throw new NotSupportedException($"no case trains with {kind}"),
        };
    }

    /// <inheritdoc/>
    public double Step(Func<StepLoss> forward)
    {
        using var scope = NewDisposeScope();
        optimizer.zero_grad();
        var loss = forward();
        loss.Objective.backward();
        if (train.ClipNorm > 0) nn.utils.clip_grad_norm_(model.parameters(), train.ClipNorm);
        if (train.ClipValue > 0) nn.utils.clip_grad_value_(model.parameters(), train.ClipValue);
        optimizer.step();
        return loss.Loss.ToDouble();
    }

    public void Dispose() => optimizer.Dispose();
}
