using RnnResearch.Training;

namespace RnnResearch.Experiments;

/// <summary>Sets an experiment beside those its configuration names. One that has a finished run of its present configuration is read, any other is run first.</summary>
internal static class Comparison
{
    /// <param name="run">the finished run; the others stand beside it in the same results folder</param>
    /// <param name="config">names the others</param>
    /// <param name="table">gets their rows</param>
    /// <param name="progress">hears which are being run</param>
    /// <param name="interrupt">stops between and within runs</param>
    public static RunStatus Complete(RunDirectory run, ExperimentConfig config, ScoreTable table, ITrainingProgress progress, CancellationToken interrupt)
    {
        if (config.Compare.Count == 0) return RunStatus.Finished;
        var catalog = ExperimentCatalog.Locate(TaskRegistry.Default);
        var results = Path.GetDirectoryName(Path.GetDirectoryName(run.Path))!;
        foreach (var name in config.Compare)
        {
            var other = catalog.Load(name);
            var summary = RunDirectory.FinishedRun(results, name, other.ToYaml());
            if (summary is null)
            {
                progress.Message($"for comparison: {name}");
                var fresh = RunDirectory.Create(results, other.ToYaml(), run.Info with { Experiment = name, Command = $"make exp NAME={name}", Seed = other.Config.Seed, Started = DateTimeOffset.Now, Finished = null });
                using var log = new RunLog(fresh.LogFile, progress);
                summary = new TrainingRun(fresh, other.Config, log).Execute(resume: false, interrupt);
                if (summary.Status == RunStatus.Interrupted) return RunStatus.Interrupted;
            }
            ExperimentRunner.Add(table, name, summary);
        }
        return RunStatus.Finished;
    }
}
