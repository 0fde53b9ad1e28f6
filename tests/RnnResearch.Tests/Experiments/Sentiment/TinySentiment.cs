using RnnResearch.Experiments;

namespace RnnResearch.Tests.Experiments.Sentiment;

/// <summary>A small classifier in a folder of its own, run as the program runs it but in this process.</summary>
internal sealed class TinySentiment : IDisposable
{
    private static readonly string[] Opinions = ["good", "bad", "so-so"];
    private readonly TempFolder folder = new();

    public TinySentiment()
    {
        TextFile = folder.Write("texts.csv", "text,label\n" + string.Concat(
            Enumerable.Range(0, 90).Select(i => $"number {i} is {Opinions[i % 3]},{Opinions[i % 3]}\n")));
        folder.Write("tiny.yaml", $$"""
            task: sentiment
            threads: 1
            data: {name: table, path: "{{TextFile}}"}
            model: {cell: gru, hidden: 8, embedding: 6, layers: 1, embedding_dropout: 0.1, word_dropout: 0.1, summary_dropout: 0.1}
            train: {epochs: 3, batch_size: 16, log_every: 2, keep_checkpoints: 100}
            report: {texts: 2}
            """);
    }

    public string TextFile { get; }

    public RecordedProgress Progress { get; } = new();

    public string this[string name] => folder[name];

    public ResolvedExperiment Load(params string[] overrides) =>
        new ExperimentLoader(folder.Path, TaskRegistry.Default).Load("tiny", overrides);

    public RunOutcome Train(params string[] overrides) =>
        ExperimentRunner.Train(Load(overrides), new RunOptions(folder["results"], "make exp NAME=tiny"), Progress, default);

    public void Dispose() => folder.Dispose();
}
