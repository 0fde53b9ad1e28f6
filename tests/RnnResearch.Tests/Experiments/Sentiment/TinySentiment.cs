using RnnResearch.Experiments;
using RnnResearch.Training;

namespace RnnResearch.Tests.Experiments.Sentiment;

/// <summary>A small classifier of texts of one's own, in a folder of its own, run as the program runs it but in this process.</summary>
internal sealed class TinySentiment : IDisposable
{
    private readonly TempFolder folder = new();

    public TinySentiment()
    {
        string[] splits = ["train", "train", "train", "validation", "test"];
        string[] words = ["good", "bad", "long"];
        var rows = Enumerable.Range(0, 60).Select(i => $"Film {i} is {words[i % 3]}!,{"xyz"[i % 3]},{splits[i / 3 % 5]}\n");
        Table = folder.Write("films.csv", "text,label,split\n" + string.Concat(rows));
        folder.Write("tiny.yaml", $$"""
            task: sentiment
            threads: 1
            data: {name: table, path: "{{Table}}"}
            model: {cell: gru, hidden: 8, embedding: 6, bidirectional: true, summary: attention, attention_size: 4,
                    word_dropout: 0.1, embedding_dropout: 0.1, summary_dropout: 0.1, init: { vectors: 1 } }
            train: {epochs: 8, batch_size: 4, log_every: 2, keep_checkpoints: 100, optimizer: {learning_rate: 0.03} }
            report: {texts: 7}
            """);
    }

    public string Table { get; }

    public RecordedProgress Progress { get; } = new();

    public string this[string name] => folder[name];

    public ResolvedExperiment Load(params string[] overrides) =>
        new ExperimentLoader(folder.Path, TaskRegistry.Default).Load("tiny", overrides);

    public RunDirectory Train(params string[] overrides) => RunDirectory.Open(
        ExperimentRunner.Train(Load(overrides), new RunOptions(folder["results"], "make exp NAME=tiny"), Progress, default).Folder);

    public void Dispose() => folder.Dispose();
}
