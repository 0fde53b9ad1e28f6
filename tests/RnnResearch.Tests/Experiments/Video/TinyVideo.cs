using RnnResearch.Experiments;

namespace RnnResearch.Tests.Experiments.Video;

/// <summary>A small video experiment in a folder of its own, run as the program runs it but in this process.</summary>
internal sealed class TinyVideo : IDisposable
{
    /// <summary>The experiment, as its file has it.</summary>
    public const string Yaml = """
        task: video
        threads: 1
        data: {shapes: {train: 24, validation: 6, test: 10}, changes: {tempo: 0.3, drop: 0.1}}
        model: {cell: lstm, hidden: 8, convolutions: [2], embedding: 6, dropout: 0.1, window: 3}
        train: {epochs: 3, batch_size: 6, log_every: 2, keep_checkpoints: 100, select_by: accuracy}
        late_frames: 1
        strips: 2
        """;

    private readonly TempFolder folder = new();

    public TinyVideo() => folder.Write("tiny.yaml", Yaml);

    public RecordedProgress Progress { get; } = new();

    public string this[string name] => folder[name];

    public string Write(string name, string content) => folder.Write(name, content);

    public ResolvedExperiment Load(params string[] overrides) =>
        new ExperimentLoader(folder.Path, TaskRegistry.Default).Load("tiny", overrides);

    public RunOutcome Train(params string[] overrides) =>
        ExperimentRunner.Train(Load(overrides), new RunOptions(folder["results"], "make exp NAME=tiny"), Progress, default);

    public void Dispose() => folder.Dispose();
}
