using RnnResearch.Data;
using RnnResearch.Data.Memory;
using RnnResearch.Models;
using RnnResearch.Training;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Experiments.Memory;

/// <summary>A memory problem as the training loop sees it: every step has new sequences, which all begin with the empty state.</summary>
internal sealed class MemoryTask : ITrainingTask
{
    // Held-out sequences that are read side by side.
    private const int Portion = 100;

    private readonly MemoryConfig config;

    /// <param name="config">the experiment's</param>
    /// <param name="model">becomes the task's to dispose</param>
    public MemoryTask(MemoryConfig config, MemoryModel model)
    {
        (this.config, Network) = (config, model);
        Sequences = new MemorySequences(config.Data, config.Seed);
    }

    public MemoryModel Network { get; }

    /// <summary>What is trained and evaluated on, and further ones.</summary>
    public MemorySequences Sequences { get; }

    public nn.Module Model => Network;

    public long StepsPerEpoch => config.Data.EpochSteps;

    public double LossOfChance => Sequences.LossWithoutMemory;

    public string TokenUnit => config.Data.Problem == MemoryProblemKind.Adding ? "numbers" : "symbols";

    public bool LossIsInNats => config.Data.Problem != MemoryProblemKind.Adding;

    public double StepBytes => ModelSize.StepBytes(config.Model, (double)config.Train.BatchSize * Sequences.Problem.Steps);

    public IReadOnlyDictionary<string, byte[]> Attachments { get; } = new Dictionary<string, byte[]>();

    public StepLoss Loss(long step)
    {
        var batch = Sequences.Training(step, config.Train.BatchSize).On(Network.Device);
        var loss = Network.Loss(batch);
        return new StepLoss(loss, loss, batch.Inputs.size(0) * batch.Count);
    }

    /// <summary>
    /// <c>loss</c>, and <c>accuracy</c>, the share of answers that are right: of the tokens that take memory, or of the sums.
    /// </summary>
    public IReadOnlyDictionary<string, double> Evaluate(Split split, CancellationToken interrupt = default)
    {
        var (loss, count, right, answers) = (0.0, 0L, 0L, 0L);
        foreach (var batch in Sequences.HeldOut(split, Portion))
        {
            interrupt.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            using var inputs = batch.Inputs;
            using var targets = batch.Targets;
            var part = batch.On(Network.Device);
            var counted = Network.Count(part);
            loss += Network.Loss(part).Number() * part.Count;
            (count, right, answers) = (count + part.Count, right + counted.Right, answers + counted.Answers);
        }
        return new Dictionary<string, double> { ["loss"] = loss / count, ["accuracy"] = (double)right / answers };
    }

    public void Dispose() => Network.Dispose();
}
