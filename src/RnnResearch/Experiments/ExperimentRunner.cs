using RnnResearch.Analysis.Cells;
using RnnResearch.Configuration;
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
        experiment = experiment.Anywhere();
        UseThreads(experiment.Config);
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
        UseThreads(config);
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
        var evaluation = new Evaluation(experiment, options, progress);
        return ScoresException.Naming(Called(path, trained), () => evaluation.Run(path, trained));
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
        var (trained, config) = OpenCaptioner(path, progress);
        using var captioner = new PhotoCaptioner(config, trained.Checkpoint);
        using var table = options.CsvFile is { } csv ? new CaptionTable(csv) : null;
        var folder = Path.GetFullPath(options.OutputFolder ?? OutputFolder.Of("captions", path));
        var round = new PhotoRound(captioner, new AttentionFolder(folder, progress.Warning), progress);
        var isComplete = ScoresException.Naming(Called(path, trained), () => round.Caption(images, options.Decode, caption =>
        {
            tell(caption);
            table?.Add(caption);
        }));
        return new RunOutcome(
            isComplete ? RunStatus.Finished : RunStatus.Failed, folder, [], $"make eval RUN={ShellWord.Of(path)}");
    }

    /// <summary>
    /// Looks into the cells of a language model with the best checkpoint of a run, or with a checkpoint's own folder: a page, and beside it
    /// a table of the cells that track a property of the text.
    /// </summary>
    /// <param name="path">the run or checkpoint</param>
    /// <param name="options">what to look with, and where to</param>
    /// <param name="progress">hears what is done</param>
    /// <param name="show">makes the page of a study, whose tensors end with this call, in a folder that is there</param>
    public static RunOutcome Cells(string path, CellsOptions options, ITrainingProgress progress, Action<CellStudy, string> show)
    {
        using var scope = NewDisposeScope();
        var trained = TrainedModel.Open(path, progress.Warning);
        var config = LanguageConfigOf(path, trained);
        UseThreads(config);
        var study = new CellsInside(path, config, trained, options, progress).Study();
        var page = Path.GetFullPath(options.PageFile ?? Path.Combine(OutputFolder.Beside(path, "cells"), "cells.html"));
        Directory.CreateDirectory(Path.GetDirectoryName(page)!);
        show(study, page);
        CellsTable.Write(Path.ChangeExtension(page, ".csv"), study.Findings);
        return new RunOutcome(RunStatus.Finished, page, CellsTable.Of(study), $"make sample RUN={ShellWord.Of(path)}");
    }

    /// <summary>
    /// Captions a split with the best checkpoint of a run, or with a checkpoint's own folder, and looks closely at what it wrote and
    /// where it looked; nothing is written.
    /// </summary>
    public static Gallery Gallery(string path, GalleryOptions options, ITrainingProgress progress)
    {
        using var scope = NewDisposeScope();
        var (trained, config) = OpenCaptioner(path, progress);
        using var study = new CaptionStudy(config, trained.Checkpoint, options.Beam, progress.Message);
        var studied = ScoresException.Naming(Called(path, trained), () => study.Of(options.Split));
        var folder = OutputFolder.Beside(path, "gallery");
        return new Gallery(
            trained.Name, path, trained.Checkpoint.Step, study.Set.Name, studied, study.Show(studied, options.Pictures), folder);
    }

    /// <summary>
    /// Writes text with the best checkpoint of a run, or with a checkpoint's own folder, piece by piece; the corpus is not needed.
    /// </summary>
    public static IEnumerable<string> Sample(string path, SampleOptions options, ITrainingProgress progress)
    {
        var (name, model, vocabulary, start) = OpenLanguageModel(path, progress);
        using (model)
        using (start)
        {
            var pieces = new TextWriting(model, vocabulary, start).Write(options, progress.Warning);
            foreach (var piece in ScoresException.Naming(name, pieces)) yield return piece;
        }
    }

    private static (TrainedModel Trained, CaptioningConfig Config) OpenCaptioner(string path, ITrainingProgress progress)
    {
        var trained = TrainedModel.Open(path, progress.Warning);
        if (trained.Config is not CaptioningConfig config)
            throw new InvalidDataException($"{path}: expected a run of a captioning experiment, found the task {trained.Config.Task}");
        UseThreads(config);
        return (trained, config);
    }

    /// <summary>
    /// A run's model in eval mode and the state it begins with, the caller's to dispose. By itself, because no scope may stay open while
    /// a text is read piece by piece.
    /// </summary>
    private static (string Name, LanguageModel Model, TextVocabulary Vocabulary, NetworkState? Start) OpenLanguageModel(
        string path, ITrainingProgress progress)
    {
        using var scope = NewDisposeScope();
        var trained = TrainedModel.Open(path, progress.Warning);
        var config = LanguageConfigOf(path, trained);
        UseThreads(config);
        var vocabulary = LanguageModelFactory.VocabularyOf(trained.Checkpoint);
        var model = LanguageModelFactory.Create(config, vocabulary, trained.Checkpoint);
        model.eval();
        var carried = NetworkState.From(trained.Checkpoint.Carried).Map(part => part.to(model.Device));
        return (Called(path, trained), model, vocabulary, LanguageModelFactory.StartOf(config, carried)?.Detached());
    }

    private static LanguageConfig LanguageConfigOf(string path, TrainedModel trained) => trained.Config as LanguageConfig
        ?? throw new InvalidDataException($"{path}: expected a run of a language experiment, found the task {trained.Config.Task}");

    private static string Called(string path, TrainedModel trained) => $"{path}, step {trained.Checkpoint.Step}";

    private static RunInfo DescribeHere(string experiment, string command, ExperimentConfig config) =>
        Describe(experiment, command, config, SourceState.Of(Directory.GetCurrentDirectory()));

    private static void UseThreads(ExperimentConfig config) => ProcessorThreads.Use(ThreadsOf(config));

    private static int ThreadsOf(ExperimentConfig config) => config.Threads > 0 ? config.Threads : Environment.ProcessorCount;
}
