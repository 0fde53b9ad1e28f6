using System.Runtime.InteropServices;
using RnnResearch.Configuration;
using RnnResearch.Torch;
using RnnResearch.Training;

namespace RnnResearch.Tests.Training;

/// <summary>What a training takes is said, and refused where it is not there, before anything is taken.</summary>
public sealed class TrainingNeedTests
{
    private const double GB = 1e9;

    private static readonly TrainingNeed Need = new(
        Weights: 1 * GB, Gradients: 1 * GB, Optimizer: 2 * GB, Step: 0.5 * GB, Checkpoint: 3 * GB, Kept: 4);

    [Theory]
    [InlineData(20e9, "; 20 GB are free")]
    [InlineData(double.PositiveInfinity, "")]
    public void It_is_said_beside_what_there_is(double memory, string free) => Assert.Equal(
        $"memory: weights 1 GB, gradients 1 GB, optimizer 2 GB, a step about 500 MB{free}. "
        + "Disk: 3 GB a checkpoint, 4 at most; 68 GB are free",
        Need.Beside(memory, 68 * GB));

    [Fact]
    public void What_there_is_may_just_suffice() => Need.Require(3.5 * GB, 3 * GB);

    [Theory]
    [InlineData(0.5, 3.4, 3, "model: training would take 1 GB for gradients, 2 GB for the optimizer and about 500 MB for a step, "
        + "and 3.4 GB of memory are free")]
    [InlineData(9, 11, 3, "train.batch_size: training would take")]
    [InlineData(0.5, 4, 2.9, "model: a checkpoint would take 3 GB, and 2.9 GB are free where results go")]
    public void What_is_not_there_is_refused_with_both_figures(double step, double memory, double disk, string words)
    {
        var wrong = Assert.Throws<ConfigException>(() => (Need with { Step = step * GB }).Require(memory * GB, disk * GB));
        Assert.StartsWith(words, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tasks_weights_and_what_the_rule_keeps_of_them_are_counted()
    {
        using var task = new ToyTask(new RandomStreams(1));
        var weights = sizeof(float) * task.Model.parameters().Sum(weight => weight.numel());
        foreach (var (optimizer, kept) in new (OptimizerConfig, int)[]
        {
            (new(), 2), (new() { Kind = OptimizerKind.Sgd }, 0), (new() { Kind = OptimizerKind.Sgd, Momentum = 0.5 }, 1),
            (new() { Kind = OptimizerKind.RmsProp }, 1), (new() { Kind = OptimizerKind.Adagrad }, 1),
        })
        {
            var need = TrainingNeed.Of(task, new TrainConfig { Optimizer = optimizer });
            Assert.Equal((weights, weights, kept * weights), ((long)need.Weights, (long)need.Gradients, (long)need.Optimizer));
            Assert.Equal(need.Weights + need.Optimizer, need.Checkpoint);
        }
    }

    [Fact]
    public void A_model_larger_than_the_machine_is_refused_with_what_there_is()
    {
        Assert.InRange(MachineMemory.Available, 1e8, 1e14);
        var wrong = Assert.Throws<ConfigException>(() => MachineMemory.Require("model", "its weights", 16e12, "make it smaller"));
        Assert.Matches(
            @"^model: its weights would take 16 TB of memory, and [\d.]+ GB are free on this machine; make it smaller$", wrong.Message);
    }

#pragma warning disable CA2201 // the package throws just these for libtorch's errors
    [Fact]
    public void Memory_that_libtorch_does_not_get_is_a_sentence()
    {
        var wrong = Assert.ThrowsAny<ExternalException>(() => TorchSharp.torch.empty(1L << 50));
        const string words = "there is not enough memory: 4,503,599.6 GB more were asked for";
        Assert.Contains(words, MachineLimit.Sentence(wrong), StringComparison.Ordinal);
        Assert.Contains("not enough memory", MachineLimit.Sentence(new InsufficientMemoryException()), StringComparison.Ordinal);
        Assert.Contains("2.00 GiB more", MachineLimit.Sentence(new ExternalException(
            "CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of ...")), StringComparison.Ordinal);
        Assert.Null(MachineLimit.Sentence(new ExternalException("something else")));
    }
#pragma warning restore CA2201
}
