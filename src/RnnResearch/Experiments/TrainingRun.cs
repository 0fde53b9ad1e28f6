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
    private Trainer? trainer;

    /// <summary>How far training has come, for a summary; null before it has begun.</summary>
    public RunSummary? Reached => trainer is null ? null : SummaryOf(trainer, RunStatus.Failed);

    /// <param name="newest">the checkpoint to go on from; null to begin</param>
    /// <param name="interrupt">asks to save and end</param>
    /// <returns>how it ended; the tables and the next command are an experiment's own</returns>
    public (RunSummary Summary, IReadOnlyList<ResultTable> Tables, string Next) Execute(Checkpoint? newest, CancellationToken interrupt)
    {
        using var scope = NewDisposeScope();
        RunFile.MakeFolder(run.SamplesFolder);
        var store = new CheckpointStore(run.CheckpointsFolder, config.Train.KeepCheckpoints, progress.Warning);
        var streams = new RandomStreams(config.Seed);
        streams.SeedGlobal("init");
        using var experiment = TaskRegistry.Default.Create(config, new(newest, streams, progress.Message));
        RequireRoom(experiment.Task);
        if (newest is null)
        {
            InitialWeights.Load(experiment.Task, config.Train.InitFrom, progress);
            run.MakeLatest(progress.Warning); // only now is it a run that something can come of
        }
        using var metrics = new MetricsLog(run.MetricsFile, config.Logging.Tensorboard ? TensorBoard() : null, progress.Warning);
        var attachments = new Dictionary<string, byte[]> { [TrainedModel.ConfigAttachment] = RunFile.ReadAllBytes(run.ConfigFile) };
        void AfterStep(long step) => experiment.AfterStep(step, run.SamplesFolder);
        using var training = new Trainer(experiment.Task, config.Train, streams, metrics, store, attachments, progress, AfterStep);
        if (newest is not null) training.Resume(newest);
        else metrics.CutBack(0);
        trainer = training;
        experiment.BeforeTraining(run.SamplesFolder, resumed: newest is not null);

        var summary = Train(training, interrupt);
        if (summary.Status == RunStatus.Finished) summary = Evaluate(experiment, store, metrics, training.State, summary, interrupt);
        if (summary.Status == RunStatus.Finished) run.Write(run.Info with { Finished = DateTimeOffset.Now });
        run.Write(summary);
        return (summary, summary.Status == RunStatus.Finished ? experiment.Tables : [], experiment.Next(run.Path));
    }

    /// <summary>Says what training will take, and that before it takes it.</summary>
    private void RequireRoom(ITrainingTask task)
    {
        var need = TrainingNeed.Of(task, config.Train);
        var onProcessor = ComputeDevice.Of(config.Device).type == DeviceType.CPU;
        var memory = onProcessor ? MachineMemory.Available : double.PositiveInfinity;
        double disk = new DriveInfo(run.Path).AvailableFreeSpace;
        need.Require(memory, disk);
        progress.Message(need.Beside(memory, disk));
    }

    private TensorBoardLog TensorBoard() =>
        new(run.TensorBoardFolder, run.Info.Started ?? throw new InvalidDataException($"{run.InfoFile}: expected when the run started"));

    private RunSummary Train(Trainer training, CancellationToken interrupt)
    {
        try
        {
            return SummaryOf(training, training.Run(interrupt));
        }
        catch (Exception error) when (error is TrainingDivergedException or ScoresException)
        {
            progress.Warning(error.Message);
            return SummaryOf(training, RunStatus.Failed) with
            {
                Reason = error.Message,
                DivergedAt = (error as TrainingDivergedException)?.Step,
            };
        }
    }

    private static RunSummary SummaryOf(Trainer training, RunStatus status) => new()
    {
        Status = status,
        Parameters = training.Parameters,
        BestStep = training.State.BestStep > 0 ? training.State.BestStep : null,
        Validation = training.State.BestStep > 0 ? training.State.BestMetrics : null,
        Seconds = training.State.Seconds,
        TokensPerSecond = training.State.TokensPerSecond,
    };

    /// <summary>What training came to, with the scores of its best checkpoint on the held-out splits; or interrupted.</summary>
    private RunSummary Evaluate(
        IExperiment experiment,
        CheckpointStore store,
        MetricsLog metrics,
        TrainerState state,
        RunSummary trained,
        CancellationToken interrupt)
    {
        var best = store.Load(state.BestStep > 0 ? state.BestStep : state.Step);
        ModelState.Restore(experiment.Task.Model, best.Model);
        experiment.Task.Restore(best.Carried);
        var scores = new Dictionary<Split, IReadOnlyDictionary<string, double>>();
        var epoch = (int)((state.Step - 1) / experiment.Task.StepsPerEpoch) + 1;
        try
        {
            foreach (var split in experiment.ReportedSplits)
            {
                interrupt.ThrowIfCancellationRequested();
                progress.Message($"evaluating step {best.Step} on {split.Name()}");
                var report = Evaluation.Report(experiment, split, new DecodeOverride(), interrupt);
                scores[split] = report.Scores;
                report.Write?.Invoke(run.SamplesFolder);
                foreach (var (metric, value) in report.Scores)
                    metrics.Write(state.Step, epoch, split, metric, value, state.Seconds);
            }
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            return trained with { Status = RunStatus.Interrupted };
        }
        return trained with
        {
            BestStep = best.Step,
            Test = scores.GetValueOrDefault(Split.Test),
            Novel = scores.GetValueOrDefault(Split.Novel),
        };
    }
}
