using RnnResearch.Cli;
using RnnResearch.Experiments;

namespace RnnResearch.Tests.Cli;

/// <summary>Small language models of characters, bytes and words, each trained once for all tests that only write with them.</summary>
public sealed class TrainedTexts : IDisposable
{
    private const string Model = """
        # What comes next?
        # Minutes: 0.1
        task: language
        threads: 1
        model: {cell: gru, hidden: 24, layers: 1, embedding: 12}
        sequence_length: 20
        evaluation_streams: 2
        train: {epochs: 8, batch_size: 8, log_every: 50, optimizer: {learning_rate: 0.03}}
        """;

    public TrainedTexts()
    {
        Train("characters", "{corpus: alphabet}");
        Train("bytes", File("bytes.txt", "déjà vu\n", 400) + ", unit: bytes}");
        Train("words", File("words.txt", "the cat sat on the mat\n", 400) + ", unit: words}");
        // A model writes without its text.
        System.IO.File.Delete(Rnn.In("bytes.txt"));
        System.IO.File.Delete(Rnn.In("words.txt"));
    }

    internal RnnProcess Rnn { get; } = new();

    /// <summary>Runs a verb in this process, as the program does it.</summary>
    internal (int Code, string Out, string Error) Run(StringWriter output, params string[] arguments)
    {
        using var error = new StringWriter();
        var code = RnnResearch.Cli.Rnn.Run(arguments, new Session(output, error, Rnn.In("."), TaskRegistry.Default));
        return (code, output.ToString(), error.ToString());
    }

    public void Dispose() => Rnn.Dispose();

    private void Train(string name, string data)
    {
        Rnn.WriteExperiment(name, $"{Model}\ndata: {data}\n");
        Rnn.RunWell("train", name);
    }

    private string File(string name, string line, int times)
    {
        System.IO.File.WriteAllText(Rnn.In(name), string.Concat(Enumerable.Repeat(line, times)));
        return $"{{path: {Rnn.In(name)}";
    }
}
