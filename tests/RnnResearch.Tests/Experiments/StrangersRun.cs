using RnnResearch.Experiments;

namespace RnnResearch.Tests.Experiments;

/// <summary>A small run, trained once; each test spoils a copy of it.</summary>
public sealed class StrangersRun : IDisposable
{
    private const string Experiment = """
        # What comes next?
        # Minutes: 0.1
        task: language
        data: {corpus: alphabet}
        model: {cell: gru, hidden: 8, layers: 1, embedding: 4}
        sequence_length: 20
        evaluation_streams: 2
        samples: {every: 1, length: 5}
        logging: {tensorboard: true}
        train: {epochs: 2, max_steps: 9, batch_size: 40, log_every: 1, keep_checkpoints: 2, save_every: 3}
        """;

    private readonly TempFolder folder = new();
    private readonly string run;

    /// <summary>What it is resumed with, to have something to do.</summary>
    public static IReadOnlyList<string> Longer { get; } = ["train.max_steps=12"];

    public StrangersRun()
    {
        folder.Write("experiments/small.yaml", Experiment);
        var experiment = ExperimentCatalog.Locate(TaskRegistry.Default, folder.Path).Load("small");
        var options = new RunOptions(folder["results"], "make exp NAME=small");
        run = ExperimentRunner.Train(experiment, options, new RecordedProgress(), default).Folder;
    }

    /// <summary>A copy of the run at this path.</summary>
    public void CopyTo(string path)
    {
        foreach (var file in Directory.EnumerateFiles(run, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(path, Path.GetRelativePath(run, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose() => folder.Dispose();
}
