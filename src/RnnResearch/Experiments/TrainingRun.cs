using RnnResearch.Data;
using RnnResearch.Decoding;
using RnnResearch.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Experiments;

/// <summary>
/// One run from its first or next step to its summary: train, take the best checkpoint, evaluate it on the held-out splits.
/// </summary>
internal sealed class TrainingRun(RunDirectory run, ExperimentConfig config, ITrainingProgress progress)
{
    /// <returns>how it ended; the tables and the next command are an experiment's own</returns>
    public (RunSummary Summary, IReadOnlyList<ResultTable> Tables, string Next) Execute(bool resume, CancellationToken interrupt)
    {
        using var scope = NewDisposeScope();
        RunFile.MakeFolder(run.SamplesFolder);
        var store = new CheckpointStore(run.CheckpointsFolder, config.Train.KeepCheckpoints, progress.Warning);
        var newest = resume ? store.LoadToResume() : null;
        var streams = new RandomStreams(config.Seed);
        streams.SeedGlobal("init");
        using var experiment = ExperimentFactory.Create(config, newest, streams, progress.Message);
        RequireRoom(experiment.Task);
        if (newest is null)
        {
            InitialWeights.Load(experiment.Task, config.Train.InitFrom, progress);
            run.MakeLatest(); // only now is it a run that something can come of
        }
        using var metrics = new MetricsLog(run.MetricsFile, config.Logging.Tensorboard ? TensorBoard() : null, progress.Warning);
        var attachments = new Dictionary<string, byte[]> { [TrainedModel.ConfigAttachment] = RunFile.ReadAllBytes(run.ConfigFile) };
        void AfterStep(long step) => experiment.AfterStep(step, run.SamplesFolder);
        using var trainer = new Trainer(experiment.Task, config.Train, streams, metrics, store, attachments, progress, AfterStep);
        if (newest is not null) trainer.Resume(newest);
        else metrics.CutBack(0);

        var summary = Train(trainer, interrupt);
        if (summary.Status == RunStatus.Finished)
        {
            summary = Evaluate(experiment, store, metrics, trainer.State, summary);
            run.Write(run.Info with { Finished = DateTimeOffset.Now });
        }
        run.Write(summary);
        return (summary, summary.Status == RunStatus.Finished ? experiment.Tables : [], experiment.Next(run.Path));
    }

    /// <summary>Says what training will take, and that before it takes it.</summary>
    private void RequireRoom(ITrainingTask task)
    {
        var need = TrainingNeed.Of(task, config.Train);
        var onProcessor = ComputeDevice.Of(config.Device).type == DeviceType.CPU;
        need.Require(onProcessor ? MachineMemory.Available : double.PositiveInfinity, new DriveInfo(run.Path).AvailableFreeSpace);
        progress.Message(need.ToString());
    }

    private TensorBoardLog TensorBoard() =>
        new(run.TensorBoardFolder, run.Info.Started ?? throw new InvalidDataException($"{run.InfoFile}: expected when the run started"));

    private RunSummary Train(Trainer trainer, CancellationToken interrupt)
    {
        try
        {
            return SummaryOf(trainer, trainer.Run(interrupt));
        }
        catch (TrainingDivergedException error)
        {
            progress.Warning(error.Message);
            return SummaryOf(trainer, RunStatus.Failed);
        }
    }

    private static RunSummary SummaryOf(Trainer trainer, RunStatus status) => new()
    {
        Status = status,
        Parameters = trainer.Parameters,
        BestStep = trainer.State.BestStep,
        Seconds = trainer.State.Seconds,
        TokensPerSecond = trainer.State.TokensPerSecond,
    };

    private RunSummary Evaluate(IExperiment experiment, CheckpointStore store, MetricsLog metrics, TrainerState state, RunSummary summary)
    {
        var best = store.Load(state.BestStep > 0 ? state.BestStep : state.Step);
        ModelState.Restore(experiment.Task.Model, best.Model);
        experiment.Task.Restore(best.Carried);
        var scores = new Dictionary<Split, IReadOnlyDictionary<string, double>>();
        var epoch = (int)((state.Step - 1) / experiment.Task.StepsPerEpoch) + 1;
        foreach (var split in experiment.ReportedSplits)
        {
            progress.Message($"evaluating step {best.Step} on {split.Name()}");
            scores[split] = ExperimentRunner.Report(experiment, split, new DecodeOverride(), run.SamplesFolder);
            foreach (var (metric, value) in scores[split])
                metrics.Write(state.Step, epoch, split, metric, value, state.Seconds);
        }
        return summary with
        {
            BestStep = best.Step,
            Seconds = state.Seconds,
            Validation = state.BestMetrics,
            Test = scores.GetValueOrDefault(Split.Test),
            Novel = scores.GetValueOrDefault(Split.Novel),
        };
    }
}
