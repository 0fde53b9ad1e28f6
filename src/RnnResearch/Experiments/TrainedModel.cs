using RnnResearch.Training;

namespace RnnResearch.Experiments;

/// <summary>A run's best checkpoint, or a checkpoint's own folder, with the configuration that travels inside it.</summary>
internal sealed class TrainedModel
{
    public const string ConfigAttachment = "config.yaml";

    private TrainedModel(string path, Checkpoint checkpoint, ExperimentConfig config, string name) =>
        (Called, Checkpoint, Config, Name) = ($"{path}, step {checkpoint.Step}", checkpoint, config, name);

    /// <summary>What messages call it.</summary>
    public string Called { get; }

    /// <summary>Its tensors are the caller's to dispose.</summary>
    public Checkpoint Checkpoint { get; }

    public ExperimentConfig Config { get; }

    /// <summary>The experiment's name where the path is a run, else the folder's.</summary>
    public string Name { get; }

    /// <param name="path">a run, <c>results/EXPERIMENT/latest</c>, or a folder like <c>checkpoints/step-00001234</c></param>
    /// <param name="warn">hears of damaged checkpoints that were passed over</param>
    public static TrainedModel Open(string path, Action<string> warn)
    {
        if (SavedCheckpoints.IsCheckpoint(path)) return OfCheckpoint(path);
        var run = RunDirectory.Open(path);
        var best = new SavedCheckpoints(run.CheckpointsFolder, warn).LoadBest()
            ?? throw new CheckpointException(
                $"{path}: the run has no checkpoint yet. It gets one after its first epoch; see train.save_every.");
        return new TrainedModel(path, best, ConfigIn(run.Path), run.Info.Experiment);
    }

    /// <summary>The same of a task's own runs, with its configuration; the kernels get the threads that this asks for.</summary>
    /// <exception cref="InvalidDataException">It is a run of another task.</exception>
    public static (TrainedModel Trained, TConfig Config) Open<TConfig>(string path, Action<string> warn)
        where TConfig : ExperimentConfig
    {
        var trained = Open(path, warn);
        if (trained.Config is not TConfig config)
            throw new InvalidDataException(
                $"{path}: expected a run of a {TaskRegistry.Default.NameOf(typeof(TConfig))} experiment, "
                + $"found the task {trained.Config.Task}");
        config.UseThreads();
        return (trained, config);
    }

    private static TrainedModel OfCheckpoint(string path)
    {
        var checkpoint = SavedCheckpoints.Load(path);
        if (!checkpoint.Attachments.ContainsKey(ConfigAttachment))
            throw new CheckpointException($"{path}: the checkpoint has no {ConfigAttachment}, so its model cannot be built");
        return new TrainedModel(path, checkpoint, ConfigIn(path), Path.GetFileName(Path.TrimEndingDirectorySeparator(path)));
    }

    private static ExperimentConfig ConfigIn(string folder) =>
        ExperimentLoader.LoadFile(Path.Combine(folder, ConfigAttachment), TaskRegistry.Default).Config;
}
