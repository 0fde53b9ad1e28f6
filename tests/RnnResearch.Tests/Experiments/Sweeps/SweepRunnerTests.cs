using RnnResearch.Experiments.Sweeps;
using RnnResearch.Training;

namespace RnnResearch.Tests.Experiments.Sweeps;

/// <summary>What a sweep makes of its runs and of how they end.</summary>
public sealed class SweepRunnerTests : IDisposable
{
    private readonly SweepFiles files = new();

    [Fact]
    public void All_configurations_are_written_before_the_first_run_starts()
    {
        var sweep = files.Load();
        var first = true;
        var worker = new FakeWorker((run, _) =>
        {
            if (first)
            {
                foreach (var other in sweep.Runs)
                {
                    var directory = RunDirectory.Open(files.In($"runs/{other.Label}"));
                    Assert.Equal(other.Experiment.ToYaml(), File.ReadAllText(directory.ConfigFile));
                    var info = directory.Info;
                    Assert.Equal(("x", "make sweep NAME=s", other.Seed, 1), (info.Experiment, info.Command, info.Seed, info.Threads));
                    Assert.Equal(directory.Path == run.Path, info.Started is not null);
                }
                Assert.Equal(SweepFiles.Cells, File.ReadAllText(files.In("sweep.yaml")));
            }
            first = false;
            return FakeWorker.Finish(run);
        });
        files.Run(worker);
        Assert.Equal(SweepFiles.Labels, worker.Seen);
    }

    [Fact]
    public void Editing_the_files_meanwhile_changes_nothing()
    {
        var worker = new FakeWorker((run, _) =>
        {
            Assert.Contains("\nepochs: 2\n", File.ReadAllText(run.ConfigFile));
            files.With("experiment: nonsense").WithExperiment("task: sample\nepochs: 9\n");
            return FakeWorker.Finish(run);
        });
        Assert.Equal(RunStatus.Finished, files.Run(worker).Status);
    }

    [Fact]
    public void A_second_start_skips_resumes_and_tries_again_and_says_so()
    {
        using var interrupt = new CancellationTokenSource();
        files.Run(new FakeWorker((run, _) =>
        {
            switch (FakeWorker.LabelOf(run))
            {
                case "cell=rnn,seed=1": return FakeWorker.Finish(run);
                case "cell=rnn,seed=2": return FakeWorker.Fail("no");
                default:
                    interrupt.Cancel();
                    return FakeWorker.Interrupt(run);
            }
        }), interrupt: interrupt.Token);

        files.Progress.Lines.Clear();
        var again = new FakeWorker();
        Assert.Equal(RunStatus.Finished, files.Run(again).Status);
        var lines = files.Progress.Lines;
        Assert.Equal(
            "s: 6 runs: 1 finished and skipped, 1 interrupted and resumed, 1 failed and tried again, 3 new; "
            + "1 at once, threads of each: 1",
            lines[0]);
        Assert.Equal(
            ["cell=rnn,seed=2: tried again", "cell=rnn,seed=3: resumed", "cell=lstm,seed=1: started"],
            lines.Where((_, i) => i is 1 or 3 or 5));
        Assert.Matches(@"^cell=lstm,seed=3: finished in \d+\.\d minutes, validation loss 1 \(6 of 6\)$", lines[^1]);
        Assert.Equal(SweepFiles.Labels[1..], again.Seen);
    }

    [Fact]
    public void A_run_that_diverges_is_a_result_and_not_tried_again()
    {
        var worker = new FakeWorker((run, _) => FakeWorker.LabelOf(run) switch
        {
            "cell=rnn,seed=1" => FakeWorker.Diverge(run, step: 25),
            "cell=rnn,seed=3" => FakeWorker.Diverge(run, step: 35),
            _ => FakeWorker.Finish(run),
        });
        var outcome = files.Run(worker);
        Assert.Equal(RunStatus.Finished, outcome.Status);
        const string told = "cell=rnn,seed=1: diverged at step 25 in ";
        Assert.Contains(files.Progress.Lines, line => line.StartsWith(told, StringComparison.Ordinal));
        Assert.Empty(files.Progress.Warnings);
        Assert.Equal(["cell", "loss", "truth", "diverged", "parameters", "seconds"], outcome.Tables[0].Columns);
        Assert.Equal(["rnn", "1.000 (1)", "0.500 (1)", "2 of 3"], outcome.Tables[0].Rows[0].Take(4));
        Assert.Equal("0 of 3", outcome.Tables[0].Rows[1][3]);
        Assert.Contains("4 of 6 runs are finished, 2 diverged and are in no mean.", File.ReadAllText(files.In("summary.md")));
        Assert.Contains("cell=rnn,rnn,run,diverged_at,2,30,", File.ReadAllText(files.In("summary.csv")));

        files.Progress.Lines.Clear();
        var again = new FakeWorker();
        Assert.Equal(RunStatus.Finished, files.Run(again).Status);
        Assert.Empty(again.Seen);
        Assert.StartsWith("s: 6 runs: 4 finished and skipped, 2 diverged and skipped;", files.Progress.Lines[0]);
    }

    [Fact]
    public void A_run_that_was_killed_is_resumed()
    {
        var killed = new FakeWorker((_, _) => Task.FromResult(new WorkerExit(WorkerExit.Interrupted, [])));
        Assert.Equal(RunStatus.Interrupted, files.Run(killed).Status);
        files.Progress.Lines.Clear();
        files.Run(new FakeWorker());
        Assert.StartsWith("s: 6 runs: 6 interrupted and resumed;", files.Progress.Lines[0]);
    }

    [Fact]
    public void A_failure_is_told_at_once_and_the_others_go_on()
    {
        var worker = new FakeWorker((run, _) =>
            FakeWorker.LabelOf(run) == SweepFiles.Labels[0] ? FakeWorker.Fail("no such folder") : FakeWorker.Finish(run));
        var outcome = files.Run(worker);
        Assert.Equal((RunStatus.Failed, "make sweep NAME=s"), (outcome.Status, outcome.Next));
        Assert.Equal(SweepFiles.Labels, worker.Seen);
        var log = files.In($"runs/{SweepFiles.Labels[0]}/log.txt");
        Assert.Equal(
            $"warning: {SweepFiles.Labels[0]}: failed with exit code 1: error: no such folder (log: {log})", files.Progress.Lines[2]);
        Assert.Equal(["reading", "error: no such folder", "the process ended with exit code 1"], File.ReadAllLines(log));
        Assert.Equal("0.500 ± 0.000 (2)", outcome.Tables[0].Rows[0][2]);
    }

    [Fact]
    public void A_run_that_ends_well_without_having_finished_has_failed()
    {
        var outcome = files.Run(new FakeWorker((_, _) => Task.FromResult(new WorkerExit(0, []))));
        Assert.Equal(RunStatus.Failed, outcome.Status);
        Assert.Contains("failed with exit code 0: it said nothing", files.Progress.Lines[2]);
    }

    [Fact]
    public void Fail_fast_starts_no_other_and_has_those_that_run_save()
    {
        files.With(SweepFiles.Cells.Replace("workers: 1", "workers: 2", StringComparison.Ordinal));
        var both = new TaskCompletionSource();
        var worker = new FakeWorker(async (run, stop) =>
        {
            if (FakeWorker.LabelOf(run) == SweepFiles.Labels[0])
            {
                await WithinAMinute(both.Task);
                return await FakeWorker.Fail("no");
            }
            var asked = new TaskCompletionSource();
            using var asking = stop.Register(asked.SetResult);
            both.SetResult();
            await WithinAMinute(asked.Task);
            return await FakeWorker.Interrupt(run);
        });
        Assert.Equal(RunStatus.Failed, files.Run(worker, files.Options with { FailFast = true }).Status);
        Assert.Equal(SweepFiles.Labels[..2], worker.Seen.Order());
        Assert.Contains($"{SweepFiles.Labels[1]}: interrupted and saved", files.Progress.Lines);
    }

    [Fact]
    public void An_interruption_starts_no_other_and_says_how_to_go_on()
    {
        using var interrupt = new CancellationTokenSource();
        var worker = new FakeWorker((run, stop) =>
        {
            interrupt.Cancel();
            Assert.True(stop.IsCancellationRequested);
            return FakeWorker.Interrupt(run);
        });
        var outcome = files.Run(worker, interrupt: interrupt.Token);
        Assert.Equal((RunStatus.Interrupted, "make sweep NAME=s"), (outcome.Status, outcome.Next));
        Assert.Equal(SweepFiles.Labels[..1], worker.Seen);
    }

    [Fact]
    public void As_many_run_at_once_as_there_are_workers()
    {
        files.With(SweepFiles.Cells.Replace("workers: 1", "workers: 3", StringComparison.Ordinal));
        using var three = new Barrier(3);
        var gate = new Lock();
        var (running, most) = (0, 0);
        files.Run(new FakeWorker((run, _) => Task.Run(() =>
        {
            lock (gate) most = Math.Max(most, ++running);
            Assert.True(three.SignalAndWait(TimeSpan.FromMinutes(1)));
            lock (gate) running--;
            return FakeWorker.Finish(run);
        })));
        Assert.Equal(3, most);
    }

    [Fact]
    public void The_plan_shows_every_run_and_how_far_it_is_and_writes_nothing()
    {
        Assert.Equal(["cell=lstm,seed=3", "lstm", "3", "new"], SweepRunner.Plan(files.Load(), files.Options).Rows[^1]);
        Assert.False(Directory.Exists(files.Results));
        files.Run(new FakeWorker((run, _) =>
            FakeWorker.LabelOf(run) == SweepFiles.Labels[0] ? FakeWorker.Finish(run) : FakeWorker.Fail("no")));
        var plan = SweepRunner.Plan(files.Load(), files.Options);
        Assert.Equal(["finished", .. Enumerable.Repeat("failed", 5)], plan.Rows.Select(row => row[^1]));
    }

    public void Dispose() => files.Dispose();

    private static Task WithinAMinute(Task task) => task.WaitAsync(TimeSpan.FromMinutes(1));
}
