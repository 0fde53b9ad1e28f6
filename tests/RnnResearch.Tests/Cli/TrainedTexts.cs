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
        try
        {
            Train("characters", "{corpus: alphabet}");
            var (bytes, words) = (Written("bytes.txt", "déjà vu\n"), Written("words.txt", "the cat sat on the mat\n"));
            Train("bytes", $"{{path: {bytes}, unit: bytes}}");
            Train("words", $"{{path: {words}, unit: words}}");
            // A model writes without its text.
            File.Delete(bytes);
            File.Delete(words);
        }
        catch
        {
            Dispose(); // nobody else does when a constructor fails
            throw;
        }
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

    /// <summary>The path of a text that repeats a line.</summary>
    private string Written(string name, string line)
    {
        File.WriteAllText(Rnn.In(name), string.Concat(Enumerable.Repeat(line, 400)));
        return Rnn.In(name);
    }
}
