using RnnResearch.Experiments;

namespace RnnResearch.Tests.Experiments.Translation;

/// <summary>A small translation experiment in a folder of its own, run as the program runs it but in this process.</summary>
internal sealed class TinyTranslation : IDisposable
{
    public const string Yaml = """
        task: translation
        threads: 1
        data: {name: reversed, train: 60}
        model:
          {embedding: 6, hidden: 8, cell: gru, input_dropout: 0.1, attention: {size: 4}, encoder: {cell: gru, hidden: 5, dropout: 0.1}}
        train: {epochs: 3, batch_size: 16, log_every: 2, keep_checkpoints: 100}
        decode: {beam: 2, max_length: 22}
        report: {pictures: 2}
        """;

    private readonly TempFolder folder = new();

    public TinyTranslation() => folder.Write("tiny.yaml", Yaml);

    public RecordedProgress Progress { get; } = new();

    public string this[string name] => folder[name];

    public ResolvedExperiment Load(params string[] overrides) =>
        new ExperimentLoader(folder.Path, TaskRegistry.Default).Load("tiny", overrides);

    public RunOutcome Train(params string[] overrides) =>
        ExperimentRunner.Train(Load(overrides), new RunOptions(folder["results"], "make exp NAME=tiny"), Progress, default);

    public void Dispose() => folder.Dispose();
}
