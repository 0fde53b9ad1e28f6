using System.Text.Json.Nodes;
using RnnResearch.Data;

namespace RnnResearch.Tests.Cli;

public sealed class SweepVerbTests : IDisposable
{
    private const string Cells = """
        # RNN or GRU?
        # Minutes: 0.1
        experiment: tiny
        set: {train.epochs: 1, data.scenes.train: 16}
        grid: {model.cell: [rnn, gru]}
        seeds: [1, 2]
        workers: 2
        expected: {gru: better}
        """;

    /// <summary>Two runs one after the other, each long enough to be interrupted.</summary>
    private const string Long = """
        experiment: tiny
        seeds: [1, 2]
        workers: 1
        """;

    /// <summary>What the first of them writes half-way.</summary>
    private const string InTheMiddle = "results/sweeps/long/runs/seed=1/checkpoints/step-00000006/manifest.json";

    private readonly RnnProcess rnn = new();

    public void Dispose() => rnn.Dispose();

    [Fact]
    public void A_sweep_runs_in_processes_of_its_own_and_ends_with_a_table()
    {
        rnn.WriteExperiment("sweeps/cells", Cells);
        var (code, output, error) = rnn.Run("sweep", "cells");
        Assert.True(code == 0, error);
        Assert.Contains("cells: 4 runs: 4 new; 2 at once, threads of each: 1", error);
        Assert.Contains("cell=gru,seed=2: finished in ", error);
        var first = rnn.In("results/sweeps/cells/runs/cell=rnn,seed=1");
        Assert.EndsWith($"results: results/sweeps/cells   next: make eval RUN={first}", output.TrimEnd());

        var gru = PrintedTable.Rows(output).First(row => row[0] == "gru");
        Assert.Equal("better", gru[^1]);
        Assert.EndsWith(" (2)", gru[1]);
        var summary = SummaryOf("cells", "cell=gru,seed=2");
        Assert.Equal($"{summary["parameters"]!.GetValue<long>():N0}", gru[^3]);
        Assert.Contains($"{gru[^3]} parameters", File.ReadAllText(rnn.In("results/sweeps/cells/runs/cell=gru,seed=2/log.txt")));
        var csv = File.ReadAllLines(rnn.In("results/sweeps/cells/summary.csv"));
        Assert.Equal("label,cell,split,metric,n,mean,std,expected", csv[0]);
        Assert.Contains(csv, line => line.StartsWith("cell=rnn,rnn,validation,loss,2,", StringComparison.Ordinal));
        Assert.False(Path.Exists(rnn.In("results/sweeps/cells/runs/latest")));

        rnn.RunWell("train", "tiny", "train.epochs=1", "data.scenes.train=16", "model.cell=gru", "seed=2");
        Assert.Equal(rnn.SummaryOf("tiny")["validation"]!.ToJsonString(), summary["validation"]!.ToJsonString());

        var (again, table, told) = rnn.Run("sweep", "cells");
        Assert.Equal((0, output), (again, table));
        Assert.Equal("cells: 4 runs: 4 finished and skipped; 2 at once, threads of each: 1", told.Trim());
    }

    [Fact]
    public void A_failure_is_shown_with_its_reason_and_the_others_go_on()
    {
        rnn.WriteExperiment("sweeps/paths", """
            experiment: tiny
            set: {train.epochs: 1, data.scenes.train: 16}
            cases: {missing: {data.name: folder, data.path: nowhere}, scenes: {}}
            seeds: [1]
            workers: 1
            """);
        var (code, output, error) = rnn.Run("sweep", "paths");
        Assert.Equal(1, code);
        Assert.Matches(
            "warning: case=missing,seed=1: failed with exit code 1: error: .*no such folder.* "
            + "\\(log: .*/runs/case=missing,seed=1/log.txt\\)",
            error);
        Assert.Contains("case=scenes,seed=1: finished", error);
        Assert.EndsWith("failed: results/sweeps/paths   next: make sweep NAME=paths", output.TrimEnd());
        Assert.Contains("no such folder", File.ReadAllText(rnn.In("results/sweeps/paths/runs/case=missing,seed=1/log.txt")));

        Assert.StartsWith("paths: 2 runs: 1 finished and skipped, 1 failed and tried again;", rnn.Run("sweep", "paths").Error);
    }

    [Fact]
    public void An_interrupted_sweep_saves_its_runs_and_goes_on_to_the_identical_result()
    {
        rnn.WriteExperiment("sweeps/long", Long);
        Assert.Equal(130, rnn.RunAndTerminateAt(InTheMiddle, "sweep", "long"));
        Assert.Equal("interrupted", SummaryOf("long", "seed=1")["status"]!.GetValue<string>());
        Assert.False(File.Exists(rnn.In("results/sweeps/long/runs/seed=2/summary.json")));

        var (code, _, error) = rnn.Run("sweep", "long");
        Assert.True(code == 0, error);
        Assert.StartsWith("long: 2 runs: 1 interrupted and resumed, 1 new;", error);
        rnn.RunWell("train", "tiny");
        Assert.Equal(rnn.SummaryOf("tiny")["test"]!.ToJsonString(), SummaryOf("long", "seed=1")["test"]!.ToJsonString());
    }

    [Fact]
    public async Task When_the_sweep_is_killed_its_runs_save_and_end()
    {
        rnn.WriteExperiment("sweeps/long", Long);
        rnn.RunAndKillAt(InTheMiddle, "sweep", "long");
        // The worker that is left holds the lock of its run until everything is written.
        var worker = Task.Run(() => FileLock.Await(rnn.In("results/sweeps/long/runs/seed=1/.lock"), _ => { }).Dispose());
        await worker.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("interrupted", SummaryOf("long", "seed=1")["status"]!.GetValue<string>());
        rnn.RunWell("resume", "--run", rnn.In("results/sweeps/long/runs/seed=1"));
    }

    [Fact]
    public void A_dry_run_shows_the_runs_and_starts_none()
    {
        rnn.WriteExperiment("sweeps/cells", Cells);
        var output = rnn.RunWell("sweep", "cells", "--dry-run");
        Assert.Equal(["cell=gru,seed=2", "gru", "2", "new"], PrintedTable.Rows(output)[^1]);
        Assert.EndsWith("4 runs, 2 at once with 1 thread each; none was started", output.TrimEnd());
        Assert.False(Directory.Exists(rnn.In("results")));
    }

    [Fact]
    public void A_wrong_value_stops_the_sweep_before_anything_runs()
    {
        rnn.WriteExperiment("sweeps/cells", Cells.Replace("gru]", "grew]", StringComparison.Ordinal));
        var (code, output, error) = rnn.Run("sweep", "cells");
        Assert.Equal(2, code);
        Assert.StartsWith("error: experiments/sweeps/cells.yaml:5:26: model.cell: expected one of rnn, ", error);
        Assert.Contains(", found grew", error);
        Assert.Empty(output.Trim());
        Assert.False(Directory.Exists(rnn.In("results")));
    }

    [Fact]
    public void The_list_shows_the_sweeps()
    {
        Assert.DoesNotContain("Sweeps", rnn.RunWell("list"));
        rnn.WriteExperiment("sweeps/cells", Cells);
        var output = rnn.RunWell("list");
        Assert.Contains("Sweeps (make sweep NAME=...)", output);
        Assert.Contains(PrintedTable.Rows(output), row => row is ["cells", "RNN or GRU?", _, "0.1"]);
        Assert.DoesNotContain(PrintedTable.Rows(output), row => row[0] == "sweeps/cells");
    }

    private JsonNode SummaryOf(string sweep, string run) => rnn.SummaryIn($"results/sweeps/{sweep}/runs/{run}");
}
