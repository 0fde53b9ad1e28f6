using RnnResearch.Data;
using RnnResearch.Training;

namespace RnnResearch.Tests.Cli;

/// <summary>
/// Kills without warning, at moments drawn from a seed: while a run starts, trains, saves, evaluates, writes, ends. Whatever was
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

    /// <summary>The same of a network that reads texts of different lengths from both ends, and draws pictures at its end.</summary>
    private const string Reader = """
        task: sentiment
        threads: 1
        data: {name: table, path: films.csv}
        model: {cell: gru, hidden: 8, layers: 2, embedding: 6, bidirectional: true, summary: attention, word_dropout: 0.1, dropout: 0.2}
        train: {max_steps: 70, epochs: 100, batch_size: 8, log_every: 2, save_every: 2, evaluate_every: 5, keep_checkpoints: 2}
        report: {texts: 3}
        """;

    /// <summary>Of a network that writes about what another one read.</summary>
    private const string Translator = """
        task: translation
        threads: 1
        data: {name: reversed, train: 60}
        model: {embedding: 6, hidden: 8, cell: gru, input_dropout: 0.1, attention: {size: 4}, encoder: {cell: gru, hidden: 5, dropout: 0.1}}
        train: {max_steps: 12, epochs: 100, batch_size: 16, log_every: 2, save_every: 2, evaluate_every: 6, keep_checkpoints: 2}
        decode: {beam: 1, max_length: 10}
        """;

    /// <summary>Of a network that sees clips, each changed a little in another way at every step.</summary>
    private const string Watcher = """
        task: video
        threads: 1
        data: {shapes: {train: 24, validation: 6, test: 10}, changes: {tempo: 0.3, drop: 0.1}}
        model: {cell: lstm, hidden: 8, convolutions: [2], embedding: 6, dropout: 0.1}
        train: {max_steps: 70, epochs: 100, batch_size: 6, log_every: 2, save_every: 2, evaluate_every: 5, keep_checkpoints: 2,
            select_by: accuracy}
        strips: 2
        """;

    /// <summary>Of a network whose sequences have another length at every step.</summary>
    private const string Reciter = """
        task: memory
        threads: 1
        data: {problem: reversing, shortest: 2, length: 6, validation: 20, test: 30, epoch_steps: 10}
        model: {cell: lstm, hidden: 12, layers: 2, dropout: 0.1}
        train: {max_steps: 70, epochs: 100, batch_size: 8, log_every: 2, save_every: 2, evaluate_every: 5, keep_checkpoints: 2}
        by_length: {longest: 9, sequences: 20}
        influence: {steps: 3}
        """;

    /// <summary>Of one that describes pictures and draws the places that it reads, which is taught by a baseline besides.</summary>
    private const string Describer = """
        task: captioning
        threads: 1
        data: {scenes: {train: 40, validation: 4, test: 4, novel: 0}}
        model: {embedding: 6, hidden: 8, dropout: 0.1, encoder: {small: {channels: [2, 2, 4, 4]}},
            attention: {size: 4, hard: {soft_share: 0.3}}}
        train: {max_steps: 24, epochs: 100, batch_size: 4, log_every: 2, save_every: 2, evaluate_every: 8, keep_checkpoints: 2}
        decode: {beam: 1, max_length: 6}
        report: {pictures: 1}
        """;

    private const int OfASweep = 8;

    private readonly Random random = new(20261127);
    private readonly List<string> done = [];
    private readonly RnnProcess rnn = new();

    public KillTests()
    {
        rnn.WriteExperiment("busy", Busy);
        rnn.WriteExperiment("reader", Reader);
        rnn.WriteExperiment("translator", Translator);
        rnn.WriteExperiment("watcher", Watcher);
        rnn.WriteExperiment("reciter", Reciter);
        rnn.WriteExperiment("describer", Describer);
        var films = Enumerable.Range(0, 90).Select(i => $"film {string.Concat(Enumerable.Repeat("very ", i % 5))}{i},{"ab"[i % 2]}\n");
        File.WriteAllText(rnn.In("films.csv"), "text,label\n" + string.Concat(films));
        rnn.WriteExperiment("sweeps/pair", "experiment: busy\nset: {train.max_steps: 40}\nseeds: [1, 2]\nworkers: 2\n");
    }

    public void Dispose() => rnn.Dispose();

    [Theory]
    [InlineData("busy", 22)]
    [InlineData("reader", 6)]
    [InlineData("translator", 5)]
    [InlineData("watcher", 5)]
    [InlineData("reciter", 5)]
    [InlineData("describer", 5)]
    public void A_training_that_is_killed_again_and_again_ends_as_one_that_was_not(string experiment, int ofATraining)
    {
        rnn.RunWell("train", experiment, "--results", rnn.In("straight"));
        var straight = RunResult.Of(rnn.In($"straight/{experiment}/latest"));
        string? run = null; // the one that is not yet at its end
        for (var kills = 0; kills < ofATraining || run is not null;)
        {
            string[] command = run is null ? ["train", experiment] : ["resume", "--run", run];
            if (kills < ofATraining && WasKilled(command, underWay: "parameters"))
            {
                kills++;
                run ??= NewestBut(experiment, done);
                continue;
            }
            if (kills == ofATraining) rnn.RunWell(command);
            run ??= NewestBut(experiment, done)!;
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

    private string? NewestBut(string experiment, List<string> others) =>
        Folders($"results/{experiment}").Except(others).Order()
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
