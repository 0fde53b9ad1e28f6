using RnnResearch.Data;
using RnnResearch.Training;

namespace RnnResearch.Tests.Cli;

/// <summary>
/// Thirty kills without warning, at moments drawn from a seed: while a run starts, trains, saves, evaluates, writes, ends. Whatever was
/// killed goes on, and ends as what nobody disturbed.
/// </summary>
public sealed class KillTests : IDisposable
{
    /// <summary>All that a run does, often: a step takes a millisecond or two.</summary>
    private const string Busy = """
        task: language
        threads: 1
        data: {corpus: alphabet}
        model: {cell: gru, hidden: 12, layers: 2, dropout: 0.2}
        sequence_length: 20
        evaluation_streams: 4
        train: {max_steps: 70, batch_size: 8, log_every: 2, save_every: 2, evaluate_every: 5, keep_checkpoints: 2}
        samples: {every: 7, length: 40}
        """;

    private const int OfATraining = 22;
    private const int OfASweep = 8;

    private readonly Random random = new(20261127);
    private readonly List<string> done = [];
    private readonly RnnProcess rnn = new();

    public KillTests()
    {
        rnn.WriteExperiment("busy", Busy);
        rnn.WriteExperiment("sweeps/pair", "experiment: busy\nset: {train.max_steps: 40}\nseeds: [1, 2]\nworkers: 2\n");
    }

    public void Dispose() => rnn.Dispose();

    [Fact]
    public void A_training_that_is_killed_again_and_again_ends_as_one_that_was_not()
    {
        rnn.RunWell("train", "busy", "--results", rnn.In("straight"));
        var straight = RunResult.Of(rnn.In("straight/busy/latest"));
        string? run = null; // the one that is not yet at its end
        for (var kills = 0; kills < OfATraining || run is not null;)
        {
            string[] command = run is null ? ["train", "busy"] : ["resume", "--run", run];
            if (kills < OfATraining && WasKilled(command, underWay: "parameters"))
            {
                kills++;
                run ??= NewestBut(done);
                continue;
            }
            if (kills == OfATraining) rnn.RunWell(command);
            run ??= NewestBut(done)!;
            Assert.Equal(straight, RunResult.Of(run));
            done.Add(run);
            run = null;
        }
        Assert.NotEmpty(done);
    }

    [Fact]
    public void A_sweep_that_is_killed_again_and_again_ends_as_one_that_was_not()
    {
        string[] command = ["sweep", "pair"];
        rnn.RunWell([.. command, "--results", rnn.In("straight")]);
        var ended = false;
        for (var kills = 0; kills < OfASweep; kills += ended ? 0 : 1)
        {
            ended = !WasKilled(ended ? [.. command, "--fresh"] : command, underWay: "seed=1: ");
            AwaitWorkers();
        }
        rnn.RunWell(command);
        foreach (var run in Folders("straight/sweeps/pair/runs"))
            Assert.Equal(RunResult.Of(run), RunResult.Of(rnn.In($"results/sweeps/pair/runs/{Path.GetFileName(run)}")));
    }

    private string[] Folders(string folder) => Directory.Exists(rnn.In(folder)) ? Directory.GetDirectories(rnn.In(folder)) : [];

    private string? NewestBut(List<string> others) =>
        Folders("results/busy").Except(others).Order()
            .LastOrDefault(path => RunDirectory.IsRun(path) && Path.GetFileName(path) != "latest");

    /// <summary>Starts the program and kills it: now and then while it starts, else soon after it has said that it is under way.</summary>
    /// <returns>false where it came to its end before, which must then be a good one</returns>
    private bool WasKilled(string[] command, string underWay)
    {
        using var program = new StartedProgram(rnn.In("."), command);
        if (random.Next(5) == 0) Thread.Sleep(random.Next(1000));
        else
        {
            program.WaitUntil(() => program.Said(underWay) || program.HasEnded, $"said {underWay}");
            Thread.Sleep(random.Next(300));
        }
        if (!program.HasEnded)
        {
            program.Kill();
            return true;
        }
        var (code, _, error) = program.WaitForExit();
        Assert.True(code == 0, $"rnn {string.Join(' ', command)} ended with {code}:{Environment.NewLine}{error}");
        return false;
    }

    /// <summary>The workers of a sweep that was killed save and end by themselves.</summary>
    private void AwaitWorkers()
    {
        foreach (var run in Folders("results/sweeps/pair/runs"))
            FileLock.Await(Path.Combine(run, ".lock"), _ => { }).Dispose();
    }
}
