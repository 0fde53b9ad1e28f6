using System.Diagnostics;

namespace RnnResearch.Tests.Cli;

/// <summary>A text that can be read only once.</summary>
public sealed class PipedTextTests : IDisposable
{
    private const string Experiment = """
        # What comes next?
        task: language
        threads: 1
        model: {hidden: 8, layers: 1}
        sequence_length: 10
        evaluation_streams: 1
        data: {path: none.txt}
        train: {epochs: 1, batch_size: 2}
        samples: {every: 0}
        """;

    private readonly RnnProcess rnn = new();

    public PipedTextTests() => rnn.WriteExperiment("piped", Experiment);

    public void Dispose() => rnn.Dispose();

    [Fact]
    public async Task A_pipe_is_read_once_and_kept_for_everything_that_comes_later()
    {
        var text = string.Concat(Enumerable.Repeat("abc def\n", 100));
        using (var mkfifo = Process.Start("mkfifo", [rnn.In("pipe")])) await mkfifo.WaitForExitAsync();
        var writing = Task.Run(() => File.WriteAllText(rnn.In("pipe"), text)); // opening it waits for whoever reads

        var (code, _, error) = rnn.Run("train", "piped", $"data.path={rnn.In("pipe")}");

        Assert.True(code == 0, error);
        await writing;
        var kept = Assert.Single(Directory.GetFiles(rnn.In("data/streams")));
        Assert.Equal(text, await File.ReadAllTextAsync(kept));
        Assert.Contains($"data.path: the 800 bytes of {rnn.In("pipe")} are kept in {kept}", error);
        Assert.Contains($"\n  path: \"{kept}\"\n", await File.ReadAllTextAsync(rnn.In("results/piped/latest/config.yaml")));
        Assert.Contains($"data.path={kept}", rnn.InfoOf("piped")["command"]!.GetValue<string>());
        rnn.RunWell("eval", "--run", rnn.LatestOf("piped"));
    }
}
