using System.Diagnostics;
using RnnResearch.Data;

namespace RnnResearch.Tests.Cli;

/// <summary>An interruption is obeyed at once where there is nothing to save, and everywhere the second time.</summary>
public sealed class InterruptionTests : IDisposable
{
    private const string Letters = """
        task: language
        threads: 1
        data: {corpus: alphabet}
        model: {cell: lstm, hidden: 8}
        sequence_length: 20
        evaluation_streams: 4
        train: {epochs: 1, batch_size: 8}
        """;

    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(10); // for a machine with much else to do

    private readonly RnnProcess rnn = new();

    public InterruptionTests() => rnn.WriteExperiment("letters", Letters);

    public void Dispose() => rnn.Dispose();

    [Fact]
    public void While_a_model_is_built_there_is_nothing_to_save()
    {
        using var program = new StartedProgram(rnn.In("."), ["train", "letters", "model.layers=1000", "model.hidden=400"]);
        program.WaitUntil(() => program.Said(" different"), "read its text");
        Assert.Equal(130, Ended(program));
        Assert.Empty(Directory.GetFiles(rnn.In("results"), "summary.json", SearchOption.AllDirectories));
    }

    [Fact]
    public void Reading_verbs_end_at_once()
    {
        rnn.RunWell("train", "letters", "train.max_steps=1");
        using var program = new StartedProgram(rnn.In("."), ["sample", "--run", rnn.LatestOf("letters"), "--length", "2000000000"]);
        program.WaitUntil(() => program.Said("a"), "written a line");
        Assert.Equal(130, Ended(program));
    }

    [Fact]
    public void The_second_time_a_training_ends_in_the_midst_of_a_step()
    {
        var text = rnn.In("text.txt");
        File.WriteAllText(text, string.Concat(Enumerable.Range(0, 20_000).Select(n => $"{n}\n")));
        rnn.WriteExperiment("slow", $$"""
            extends: letters
            data: {path: "{{text}}", validation: 0.05}
            model: {hidden: 1024}
            sequence_length: 1000
            train: {batch_size: 50}
            """);
        using var program = new StartedProgram(rnn.In("."), ["train", "slow"]);
        program.WaitUntil(() => program.Said("parameters"), "begun to train");
        Thread.Sleep(500);
        program.Terminate();
        program.WaitUntil(() => program.Said("once more to quit at once"), "heard it");
        Assert.Equal(143, Ended(program));
    }

    [Fact]
    public void Nothing_is_begun_or_left_running_beside_a_run_that_is_interrupted()
    {
        rnn.WriteExperiment("slow-a", "extends: letters\ntrain: {epochs: 1000000}\n");
        rnn.WriteExperiment("slow-b", "extends: letters\ntrain: {epochs: 1000000}\nseed: 2\n");
        rnn.WriteExperiment("both", "extends: letters\ncompare: [slow-a, slow-b]\ntrain: {max_steps: 1}\n");
        using var program = new StartedProgram(rnn.In("."), ["train", "both"]);
        program.WaitFor(Path.Combine(rnn.LatestOf("both"), "summary.json"));
        program.WaitFor(Path.Combine(rnn.LatestOf("slow-a"), "metrics.csv"));
        Assert.Equal(130, Ended(program));
        Assert.False(Directory.Exists(rnn.In("results/slow-b")));
        Assert.Equal("finished", rnn.SummaryOf("both")["status"]!.GetValue<string>());
        FileLock.Take(Path.Combine(rnn.LatestOf("slow-a"), ".lock"), "it still runs").Dispose();
    }

    /// <returns>the code that it ends with, promptly, once it is asked to</returns>
    private static int Ended(StartedProgram program)
    {
        var clock = Stopwatch.StartNew();
        program.Terminate();
        var code = program.WaitForExit().Code;
        Assert.True(clock.Elapsed < Prompt, $"it took {clock.Elapsed.TotalSeconds:F1} seconds to end");
        return code;
    }
}
