using RnnResearch.Configuration;
using static TorchSharp.torch;

namespace RnnResearch.Training;

/// <summary>What a training will take, said before its first step.</summary>
/// <param name="Weights">bytes of the model's weights</param>
/// <param name="Gradients">of the trained ones</param>
/// <param name="Optimizer">of what the rule keeps of them</param>
/// <param name="Step">about what a step keeps for its backward pass</param>
/// <param name="Checkpoint">of one checkpoint on the disk</param>
/// <param name="Kept">how many checkpoints are on the disk at most, the one that is being written included</param>
public sealed record TrainingNeed(double Weights, double Gradients, double Optimizer, double Step, double Checkpoint, int Kept)
{
    /// <summary>The need of a task whose model has been made.</summary>
    public static TrainingNeed Of(ITrainingTask task, TrainConfig config)
    {
        static double Bytes(IEnumerable<Tensor> tensors) => tensors.Sum(tensor => (double)tensor.numel() * tensor.ElementSize);
        var (all, trained) = (Bytes(task.Model.state_dict().Values), Bytes(task.Model.parameters().Where(weight => weight.requires_grad)));
        var optimizer = trained * config.Optimizer.KeptPerWeight;
        return new(all, trained, optimizer, task.StepBytes, all + optimizer, config.KeepCheckpoints + 2); // the best, and the next
    }

    /// <summary>Makes sure that it can be had.</summary>
    /// <param name="memory">bytes that are free in memory, once the weights are there; infinite where nobody knows</param>
    /// <param name="disk">bytes that are free where checkpoints go</param>
    /// <exception cref="ConfigException">Memory does not suffice, or the disk for a single checkpoint.</exception>
    public void Require(double memory, double disk)
    {
        if (Gradients + Optimizer + Step > memory)
        {
            var (key, fix) = Step > Gradients + Optimizer
                ? ("train.batch_size", "make it, the sequence or the model smaller")
                : ("model", "make it smaller, or take train.optimizer.kind sgd, which keeps nothing");
            throw new ConfigException([new(key,
                $"training would take {ByteText.Of(Gradients)} for gradients, {ByteText.Of(Optimizer)} for the optimizer and about "
                + $"{ByteText.Of(Step)} for a step, and {ByteText.Of(memory)} of memory are free on this machine; {fix}")]);
        }
        if (Checkpoint > disk)
            throw new ConfigException([new("model",
                $"a checkpoint would take {ByteText.Of(Checkpoint)}, and {ByteText.Of(disk)} are free where results go; "
                + "make room, or choose another folder with --results")]);
    }

    /// <summary>A line that sets it beside what there is; the parameters are those of <see cref="Require"/>.</summary>
    public string Beside(double memory, double disk) =>
        $"memory: weights {ByteText.Of(Weights)}, gradients {ByteText.Of(Gradients)}, optimizer {ByteText.Of(Optimizer)}, "
        + $"a step about {ByteText.Of(Step)}{(double.IsFinite(memory) ? $"; {ByteText.Of(memory)} are free" : "")}. "
        + $"Disk: {ByteText.Of(Checkpoint)} a checkpoint, {Kept} at most; {ByteText.Of(disk)} are free";
}
