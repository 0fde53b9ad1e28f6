using RnnResearch.Configuration;
using RnnResearch.Decoding;
using RnnResearch.Training;
using static TorchSharp.torch;

namespace RnnResearch.Experiments;

/// <summary>What the verbs do that every task has. Those of one task stand in its folder.</summary>
public static class ExperimentRunner
{
    /// <summary>
    /// Trains an experiment in a new run directory, evaluates its best checkpoint, and sets it beside the experiments it names.
    /// </summary>
    public static RunOutcome Train(
        ResolvedExperiment experiment, RunOptions options, ITrainingProgress progress, CancellationToken interrupt)
    {
        experiment = experiment.Anywhere();
        experiment.Config.UseThreads();
        var info = DescribeHere(experiment.Name, options.Command, experiment.Config) with
        {
            Started = DateTimeOffset.Now,
            Origins = experiment.Origins,
        };
        var (run, alone) = RunDirectory.Create(options.ResultsFolder, experiment.ToYaml(), info);
        using var owned = new OwnedRun(run, alone, progress);
        return owned.Execute(experiment.Config, newest: null, interrupt);
    }

    /// <inheritdoc cref="Resume(string, IReadOnlyList{string}, ITrainingProgress, CancellationToken)"/>
    public static RunOutcome Resume(string runDirectory, ITrainingProgress progress, CancellationToken interrupt) =>
        Resume(runDirectory, [], progress, interrupt);

    /// <summary>Goes on with a run from its newest intact checkpoint, as if it had never stopped; one that has none begins.</summary>
    /// <param name="runDirectory">the run</param>
    /// <param name="changes">what is to be otherwise from now on, as <c>key.path=value</c></param>
    /// <param name="progress">who watches</param>
    /// <param name="interrupt">asks to save and end</param>
    /// <exception cref="ConfigException">It would be another run than the one that was begun; nothing was changed.</exception>
    public static RunOutcome Resume(
        string runDirectory, IReadOnlyList<string> changes, ITrainingProgress progress, CancellationToken interrupt)
    {
        using var scope = NewDisposeScope();
        var run = RunDirectory.Open(runDirectory);
        using var owned = new OwnedRun(run, run.Lock(), progress);
        var newest = owned.Newest();
        var configuration = ResumedConfiguration.Of(run, newest, changes);
        var config = configuration.Experiment.Config;
        config.UseThreads();
        owned.Record(configuration, newest?.Step ?? 0, DescribeHere(run.Info.Experiment, run.Info.Command, config));
        return owned.Execute(config, newest, interrupt);
    }

    /// <summary>What <c>run.json</c> says of a run that has not begun.</summary>
    /// <exception cref="ConfigException">The configuration asks for a device that is not there.</exception>
    internal static RunInfo Describe(string experiment, string command, ExperimentConfig config, SourceState source) => new()
    {
        Experiment = experiment,
        Command = command,
        Seed = config.Seed,
        Commit = source.Commit,
        Dirty = source.Dirty,
        Libtorch = __version__,
        Device = ComputeDevice.Of(config.Device).type.ToString().ToLowerInvariant(),
        Threads = config.ThreadCount(),
        Started = null,
    };

    /// <summary>Evaluates the best checkpoint of a run, or a checkpoint's own folder.</summary>
    public static RunOutcome Evaluate(string path, EvaluateOptions options, ITrainingProgress progress)
    {
        using var scope = NewDisposeScope();
        var trained = TrainedModel.Open(path, progress.Warning);
        trained.Config.UseThreads();
        var streams = new RandomStreams(trained.Config.Seed);
        using var experiment = TaskRegistry.Default.Create(trained.Config, new(trained.Checkpoint, streams, progress.Message));
        var evaluation = new Evaluation(experiment, options, progress);
        return ScoresException.Naming(trained.Called, () => evaluation.Run(path, trained));
    }

    private static RunInfo DescribeHere(string experiment, string command, ExperimentConfig config) =>
        Describe(experiment, command, config, SourceState.Of(Directory.GetCurrentDirectory()));
}
