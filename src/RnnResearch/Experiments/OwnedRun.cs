using RnnResearch.Data;
using RnnResearch.Files;
using RnnResearch.Training;

namespace RnnResearch.Experiments;

/// <summary>A run that this process has to itself. Whatever ends it by an error stands in its log and in its summary.</summary>
internal sealed class OwnedRun : IDisposable
{
    private readonly RunDirectory run;
    private readonly FileLock alone;
    private readonly RunLog log;

    /// <param name="run">the run</param>
    /// <param name="alone">its lock, which becomes this object's to dispose</param>
    /// <param name="progress">hears everything that the log does</param>
    public OwnedRun(RunDirectory run, FileLock alone, ITrainingProgress progress)
    {
        (this.run, this.alone) = (run, alone);
        log = new RunLog(run.LogFile, progress);
    }

    /// <summary>The checkpoint to go on from; null where there is none yet.</summary>
    public Checkpoint? Newest() =>
        Traced(() => new CheckpointStore(run.CheckpointsFolder, keepLast: 1, log.Warning).LoadToResume(), () => null);

    /// <summary>Records that the run is gone on with, and how. run.json goes first: it is what tells a change from an edit.</summary>
    /// <param name="configuration">what with</param>
    /// <param name="step">the step it goes on from</param>
    /// <param name="now">what a run that began now would be made with</param>
    public void Record(ResumedConfiguration configuration, long step, RunInfo now)
    {
        var info = run.Info;
        if (info.Started is null)
        {
            run.Write(now with { Started = DateTimeOffset.Now, Origins = info.Origins });
            return;
        }
        if (Circumstances.Differences([info.Times.Last(), now]) is { } differences)
            log.Warning($"not resumed as it was last run: {differences}; "
                + "its numbers may differ in their last bits from those of a run that never stopped");
        foreach (var change in configuration.Changes) log.Message($"from step {step} on: {change}");
        var resumption = new Resumption(now) { When = DateTimeOffset.Now, Step = step, Changes = configuration.Changes };
        run.Write(info with { Seed = now.Seed, Finished = null, Resumptions = [.. info.Resumptions ?? [], resumption] });
        if (!configuration.IsInFile) DurableFile.Write(run.ConfigFile, configuration.Experiment.ToYaml());
    }

    /// <summary>Trains to the end, evaluates, and sets the run beside the experiments it names.</summary>
    public RunOutcome Execute(ExperimentConfig config, Checkpoint? newest, CancellationToken interrupt)
    {
        var training = new TrainingRun(run, config, log);
        return Traced(() => Execute(training, config, newest, interrupt), () => training.Reached);
    }

    public void Dispose()
    {
        log.Dispose();
        alone.Dispose();
    }

    private RunOutcome Execute(TrainingRun training, ExperimentConfig config, Checkpoint? newest, CancellationToken interrupt)
    {
        var name = run.Info.Experiment;
        using var comparison = Comparison.Start(config, run, log, interrupt);
        var (summary, tables, next) = training.Execute(newest, interrupt);
        if (summary.Status == RunStatus.Failed)
        {
            var gentler = FormattableString.Invariant($"{config.Train.Optimizer.LearningRate / 3:g2}");
            return new RunOutcome(summary.Status, run.Path, [], $"make exp NAME={name} SET=train.optimizer.learning_rate={gentler}");
        }
        if (summary.Status == RunStatus.Interrupted || !comparison.Wait())
            return new RunOutcome(RunStatus.Interrupted, run.Path, [], $"make resume RUN={ShellWord.Of(run.Path)}");

        var table = new ScoreTable();
        if (summary.Test is null && summary.Novel is null) table.Add(name, Split.Validation, summary.Validation);
        table.Add(name, Split.Test, summary.Test);
        table.Add(name, Split.Novel, summary.Novel);
        comparison.AddTo(table);
        var shown = table.Format(config.Title.Length > 0 ? config.Title : name) with { Note = comparison.Note };
        return new RunOutcome(summary.Status, run.Path, [.. tables, shown], next);
    }

    private T Traced<T>(Func<T> work, Func<RunSummary?> reached)
    {
        try
        {
            return work();
        }
        catch (Exception error)
        {
            Keep(error, reached());
            throw;
        }
    }

    private void Keep(Exception error, RunSummary? reached)
    {
        try
        {
            log.Failed(error);
            run.Fail(error.Message, reached);
        }
        catch (Exception second) when (second is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            log.Unkept($"the run's files do not say why it failed: {second.Message}");
        }
    }
}
