using RnnResearch.Experiments;
using RnnResearch.Experiments.Sweeps;
using RnnResearch.Training;
using TorchSharp;

namespace RnnResearch.Tests.Experiments.Sweeps;

/// <summary>
/// A worker that trains as a run does as far as its folder can tell: its checkpoints and metrics, where they are not there yet.
/// </summary>
internal sealed class FakeTraining
{
    public const long Best = 1;
    public const long Last = 2;

    private readonly List<string> trained = [];

    public FakeTraining() => Worker = new((run, _) => Finish(run));

    /// <param name="act">what happens instead, or null to train</param>
    public FakeTraining(Func<string, RunDirectory, Task<WorkerExit>?> act) =>
        Worker = new((run, _) => act(FakeWorker.LabelOf(run), run) ?? Finish(run));

    public FakeWorker Worker { get; }

    /// <summary>The runs that were trained and not only evaluated.</summary>
    public IReadOnlyList<string> Trained => trained;

    private Task<WorkerExit> Finish(RunDirectory run)
    {
        lock (trained)
        {
            var store = new CheckpointStore(run.CheckpointsFolder, keepLast: 1, _ => { });
            if (store.Steps is not [.., Last])
            {
                trained.Add(FakeWorker.LabelOf(run));
                Train(run, store);
            }
            return FakeWorker.Finish(run);
        }
    }

    private static void Train(RunDirectory run, CheckpointStore store)
    {
        using var scope = torch.NewDisposeScope();
        foreach (var step in new[] { Best, Last })
            store.Save(
                new Checkpoint
                {
                    Step = step,
                    Model = new Dictionary<string, torch.Tensor> { ["w"] = torch.full(3, (float)step) },
                    State = "{}",
                    Attachments = new Dictionary<string, byte[]> { [TrainedModel.ConfigAttachment] = File.ReadAllBytes(run.ConfigFile) },
                },
                best: step == Best);
        File.WriteAllText(run.MetricsFile, $"made by {FakeWorker.LabelOf(run)}");
    }
}
