using RnnResearch.Data;
using RnnResearch.Data.Text;
using RnnResearch.Decoding;
using RnnResearch.Experiments.Captioning;
using RnnResearch.Experiments.Language;
using RnnResearch.Kernels;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using RnnResearch.Training;
using static TorchSharp.torch;

namespace RnnResearch.Experiments;

/// <summary>What the verbs of the command line do.</summary>
public static class ExperimentRunner
{
    /// <summary>
    /// Trains an experiment in a new run directory, evaluates its best checkpoint, and sets it beside the experiments it names.
    /// </summary>
    public static RunOutcome Train(
        ResolvedExperiment experiment, RunOptions options, ITrainingProgress progress, CancellationToken interrupt)
    {
        UseThreads(experiment.Config);
        var info = Describe(experiment.Name, options.Command, experiment.Config, SourceState.Of(Directory.GetCurrentDirectory()));
        var run = RunDirectory.Create(options.ResultsFolder, experiment.ToYaml(), info with { Started = DateTimeOffset.Now });
        return Finish(run, experiment.Config, resume: false, progress, interrupt);
    }

    /// <summary>Goes on with a run from its newest intact checkpoint, as if it had never stopped; one that has none begins.</summary>
    public static RunOutcome Resume(string runDirectory, ITrainingProgress progress, CancellationToken interrupt)
    {
        var run = RunDirectory.Open(runDirectory);
        var config = ExperimentLoader.LoadFile(run.ConfigFile, TaskRegistry.Default).Config;
        UseThreads(config);
        if (run.Info.Started is null)
        {
            var info = Describe(run.Info.Experiment, run.Info.Command, config, SourceState.Of(Directory.GetCurrentDirectory()));
            run.Write(info with { Started = DateTimeOffset.Now });
        }
        return Finish(run, config, resume: true, progress, interrupt);
    }

    /// <summary>What <c>run.json</c> says of a run that has not begun.</summary>
    /// <exception cref="Configuration.ConfigException">The configuration asks for a device that is not there.</exception>
    internal static RunInfo Describe(string experiment, string command, ExperimentConfig config, SourceState source) => new()
    {
        Experiment = experiment,
        Command = command,
        Seed = config.Seed,
        Commit = source.Commit,
        Dirty = source.Dirty,
        Libtorch = __version__,
        Device = ComputeDevice.Of(config.Device).type.ToString().ToLowerInvariant(),
        Threads = ThreadsOf(config),
        Started = null,
    };

    /// <summary>Evaluates the best checkpoint of a run, or a checkpoint's own folder.</summary>
    public static RunOutcome Evaluate(string path, EvaluateOptions options, ITrainingProgress progress)
    {
        using var scope = NewDisposeScope();
        var trained = TrainedModel.Open(path, progress.Warning);
        UseThreads(trained.Config);
        var streams = new RandomStreams(trained.Config.Seed);
        using var experiment = ExperimentFactory.Create(trained.Config, trained.Checkpoint, streams, progress.Message);
        var samples = Directory.CreateDirectory(Path.Combine(path, "samples")).FullName;
        var table = new ScoreTable();
        foreach (var split in SplitsOf(experiment, options))
            table.Add(trained.Name, split, Report(experiment, split, options.Decode, samples));
        var shown = table.Format($"{trained.Name}, step {trained.Checkpoint.Step}");
        return new RunOutcome(RunStatus.Finished, samples, [shown], experiment.Next(path));
    }

    /// <summary>Captions pictures with the best checkpoint of a run, or with a checkpoint's own folder; nothing is written there.</summary>
    /// <param name="path">the run or checkpoint</param>
    /// <param name="images">pictures, and folders of pictures</param>
    /// <param name="options">how, and where to</param>
    /// <param name="progress">hears why a picture has no caption, which makes the outcome a failure; the others have theirs</param>
    /// <param name="tell">hears of each caption as soon as it is there</param>
    public static RunOutcome Caption(
        string path, IReadOnlyList<string> images, CaptionOptions options, ITrainingProgress progress, Action<PhotoCaption> tell)
    {
        using var scope = NewDisposeScope();
        var trained = TrainedModel.Open(path, progress.Warning);
        if (trained.Config is not CaptioningConfig config)
            throw new InvalidDataException($"{path}: expected a run of a captioning experiment, found the task {trained.Config.Task}");
        UseThreads(config);
        using var captioner = new PhotoCaptioner(config, trained.Checkpoint);
        using var table = options.CsvFile is { } csv ? new CaptionTable(csv) : null;
        var folder = Path.GetFullPath(options.OutputFolder ?? Path.Combine(options.CaptionsFolder, FolderNameOf(path)));
        var round = new PhotoRound(captioner, new AttentionFolder(folder, progress.Warning), progress);
        var isComplete = round.Caption(images, options.Decode, caption =>
        {
            tell(caption);
            table?.Add(caption);
        });
        return new RunOutcome(isComplete ? RunStatus.Finished : RunStatus.Failed, folder, [], $"make eval RUN={path}");
    }

    /// <summary>EXPERIMENT-TIME of a run, EXPERIMENT-TIME-STEP of a checkpoint.</summary>
    private static string FolderNameOf(string path)
    {
        var isCheckpoint = CheckpointStore.IsCheckpoint(path);
        var full = isCheckpoint ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)) : RunDirectory.Open(path).Path;
        var parts = full.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Where(part => part != "checkpoints");
        return string.Join('-', parts.TakeLast(isCheckpoint ? 3 : 2));
    }

    /// <summary>
    /// Writes text with the best checkpoint of a run, or with a checkpoint's own folder, piece by piece; the corpus is not needed.
    /// </summary>
    public static IEnumerable<string> Sample(string path, SampleOptions options, ITrainingProgress progress)
    {
        var (model, vocabulary, start) = OpenLanguageModel(path, progress);
        using (model)
        using (start)
            foreach (var piece in new TextWriting(model, vocabulary, start).Write(options, progress.Warning)) yield return piece;
    }

    /// <summary>
    /// A run's model in eval mode and the state it begins with, the caller's to dispose. By itself, because no scope may stay open while
    /// a text is read piece by piece.
    /// </summary>
    private static (LanguageModel Model, TextVocabulary Vocabulary, NetworkState? Start) OpenLanguageModel(
        string path, ITrainingProgress progress)
    {
        using var scope = NewDisposeScope();
        var trained = TrainedModel.Open(path, progress.Warning);
        if (trained.Config is not LanguageConfig config)
            throw new InvalidDataException($"{path}: expected a run of a language experiment, found the task {trained.Config.Task}");
        UseThreads(config);
        var vocabulary = LanguageModelFactory.VocabularyOf(trained.Checkpoint);
        var model = LanguageModelFactory.Create(config, vocabulary, trained.Checkpoint);
        model.eval();
        var carried = NetworkState.From(trained.Checkpoint.Carried).Map(part => part.to(model.Device));
        return (model, vocabulary, LanguageModelFactory.StartOf(config, carried)?.Detached());
    }

    private static RunOutcome Finish(
        RunDirectory run, ExperimentConfig config, bool resume, ITrainingProgress progress, CancellationToken interrupt)
    {
        var name = run.Info.Experiment;
        using var alone = run.Lock();
        using var log = new RunLog(run.LogFile, progress);
        using var comparison = Comparison.Start(config, run.ResultsFolder, log);
        var (summary, tables, next) = new TrainingRun(run, config, log).Execute(resume, interrupt);
        if (summary.Status == RunStatus.Interrupted)
            return new RunOutcome(summary.Status, run.Path, [], $"make resume RUN={run.Path}");
        if (summary.Status == RunStatus.Failed)
        {
            var gentler = FormattableString.Invariant($"{config.Train.Optimizer.LearningRate / 3:g2}");
            return new RunOutcome(summary.Status, run.Path, [], $"make exp NAME={name} SET=train.optimizer.learning_rate={gentler}");
        }

        var table = new ScoreTable();
        if (summary.Test is null && summary.Novel is null) table.Add(name, Split.Validation, summary.Validation);
        table.Add(name, Split.Test, summary.Test);
        table.Add(name, Split.Novel, summary.Novel);
        comparison.AddTo(table);
        return new RunOutcome(summary.Status, run.Path, [.. tables, table.Format(config.Title.Length > 0 ? config.Title : name)], next);
    }

    /// <summary>Scores of a split, in eval mode and without gradients.</summary>
    internal static IReadOnlyDictionary<string, double> Report(
        IExperiment experiment, Split split, DecodeOverride decode, string samplesFolder)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        experiment.Task.Model.eval();
        return experiment.Report(split, decode, samplesFolder);
    }

    /// <summary>Those asked for, or those reported, or where a text has no test split the one that the checkpoint was chosen by.</summary>
    private static IReadOnlyList<Split> SplitsOf(IExperiment experiment, EvaluateOptions options) =>
        options.Splits.Count > 0 ? options.Splits
        : experiment.ReportedSplits.Count > 0 ? experiment.ReportedSplits
        : [Split.Validation];

    private static void UseThreads(ExperimentConfig config) => ProcessorThreads.Use(ThreadsOf(config));

    private static int ThreadsOf(ExperimentConfig config) => config.Threads > 0 ? config.Threads : Environment.ProcessorCount;
}
