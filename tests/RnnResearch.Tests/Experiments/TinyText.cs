using RnnResearch.Experiments;
using RnnResearch.Tests.Training;
using RnnResearch.Training;

namespace RnnResearch.Tests.Experiments;

/// <summary>A small experiment on a text of its own, in a folder of its own, run as the program runs it but in this process.</summary>
internal sealed class TinyText : IDisposable
{
    private readonly TempFolder folder = new();

    public TinyText()
    {
        TextFile = folder.Write("text.txt", string.Concat(Enumerable.Range(0, 60).Select(line => $"line {line * 7919 % 1000}\n")));
        folder.Write("tiny.yaml", $$"""
            task: language
            threads: 1
            data: {path: "{{TextFile}}", validation: 0.2, test: 0.2}
            model: {cell: gru, hidden: 8}
            sequence_length: 10
            evaluation_streams: 2
            train: {epochs: 2, batch_size: 4, log_every: 2, save_every: 3, keep_checkpoints: 100}
            """);
    }

    public string TextFile { get; }

    public RecordedProgress Progress { get; } = new();

    public string this[string name] => folder[name];

    public string Results => folder["results"];

    public ResolvedExperiment Load(params string[] overrides) =>
        new ExperimentLoader(folder.Path, TaskRegistry.Default).Load("tiny", overrides);

    public RunOutcome Train(params string[] overrides) => Train(Progress, default, overrides);

    public RunOutcome Train(ITrainingProgress progress, CancellationToken interrupt, params string[] overrides) =>
        ExperimentRunner.Train(Load(overrides), new RunOptions(Results, "make exp NAME=tiny"), progress, interrupt);

    /// <summary>A run that has ended.</summary>
    public RunDirectory Trained(params string[] overrides) => RunDirectory.Open(Train(overrides).Folder);

    public RunOutcome Resume(RunDirectory run, params string[] changes) => ExperimentRunner.Resume(run.Path, changes, Progress, default);

    /// <summary>Every file below a folder with what is in it, but for the lock and the log, which say nothing of the run itself.</summary>
    public static Dictionary<string, string> Contents(string path) => Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file) is not (".lock" or "log.txt"))
        .ToDictionary(file => Path.GetRelativePath(path, file), file => Convert.ToHexString(File.ReadAllBytes(file)));

    /// <summary>All weights after the last step, in the order of their names.</summary>
    public static float[] Weights(RunDirectory run)
    {
        using var scope = TorchSharp.torch.NewDisposeScope();
        return WeightNumbers.All(new CheckpointStore(run.CheckpointsFolder, keepLast: 100, _ => { }).LoadNewest()!.Model);
    }

    public void Dispose() => folder.Dispose();
}
