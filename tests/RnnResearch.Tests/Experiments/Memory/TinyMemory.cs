using RnnResearch.Experiments;

namespace RnnResearch.Tests.Experiments.Memory;

/// <summary>A small memory experiment in a folder of its own, run as the program runs it but in this process.</summary>
internal sealed class TinyMemory : IDisposable
{
    private readonly TempFolder folder = new();

    public TinyMemory() => folder.Write("tiny.yaml", """
        task: memory
        threads: 1
        data: {length: 12, validation: 20, test: 30, epoch_steps: 4}
        model: {cell: lstm, hidden: 8, layers: 2, dropout: 0.1}
        train: {epochs: 3, batch_size: 5, log_every: 2, keep_checkpoints: 100}
        gradient_flow: {steps: 30, sequences: 3}
        """);

    public RecordedProgress Progress { get; } = new();

    public string this[string name] => folder[name];

    public ResolvedExperiment Load(params string[] overrides) =>
        new ExperimentLoader(folder.Path, TaskRegistry.Default).Load("tiny", overrides);

    public RunOutcome Train(params string[] overrides) =>
        ExperimentRunner.Train(Load(overrides), new RunOptions(folder["results"], "make exp NAME=tiny"), Progress, default);

    public void Dispose() => folder.Dispose();
}
