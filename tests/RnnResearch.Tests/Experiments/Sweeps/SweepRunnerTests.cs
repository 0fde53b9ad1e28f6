using RnnResearch.Configuration;
using RnnResearch.Experiments;
using RnnResearch.Experiments.Sweeps;
using RnnResearch.Training;

namespace RnnResearch.Tests.Experiments.Sweeps;

public sealed class SweepRunnerTests : IDisposable
{
    private static readonly string[] AllLabels =
        ["cell=rnn,seed=1", "cell=rnn,seed=2", "cell=rnn,seed=3", "cell=lstm,seed=1", "cell=lstm,seed=2", "cell=lstm,seed=3"];

    private readonly SweepFiles files = new();
    private readonly Lines lines = new();

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
                    Assert.Equal(("x", "make sweep NAME=s", other.Seed, 1), (directory.Info.Experiment, directory.Info.Command, directory.Info.Seed, directory.Info.Threads));
                    Assert.Equal(directory.Path == run.Path, directory.Info.Started is not null);
                }
                Assert.Equal(SweepFiles.Cells, File.ReadAllText(files.In("sweep.yaml")));
            }
            first = false;
            return FakeWorker.Finish(run);
        });
        Run(worker);
        Assert.Equal(AllLabels, worker.Seen);
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
        Assert.Equal(RunStatus.Finished, Run(worker).Status);
    }

    [Fact]
    public void A_second_start_skips_resumes_and_tries_again_and_says_so()
    {
        using var interrupt = new CancellationTokenSource();
        Run(new FakeWorker((run, _) =>
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

        lines.All.Clear();
        var again = new FakeWorker();
        Assert.Equal(RunStatus.Finished, Run(again).Status);
        Assert.Equal("s: 6 runs: 1 finished and skipped, 1 interrupted and resumed, 1 failed and tried again, 3 new; 1 at once, threads of each: 1", lines.All[0]);
        Assert.Equal(["cell=rnn,seed=2: tried again", "cell=rnn,seed=3: resumed", "cell=lstm,seed=1: started"], lines.All.Where((_, i) => i is 1 or 3 or 5));
        Assert.Equal("cell=lstm,seed=3: finished in 0.0 minutes, validation loss 1 (6 of 6)", lines.All[^1]);
        Assert.Equal(AllLabels[1..], again.Seen);
    }

    [Fact]
    public void A_run_that_was_killed_is_resumed()
    {
        Assert.Equal(RunStatus.Interrupted, Run(new FakeWorker((_, _) => Task.FromResult(new WorkerExit(WorkerExit.Interrupted, [])))).Status);
        lines.All.Clear();
        Run(new FakeWorker());
        Assert.StartsWith("s: 6 runs: 6 interrupted and resumed;", lines.All[0]);
    }

    [Fact]
    public void A_failure_is_told_at_once_and_the_others_go_on()
    {
        var worker = new FakeWorker((run, _) => FakeWorker.LabelOf(run) == AllLabels[0] ? FakeWorker.Fail("no such folder") : FakeWorker.Finish(run));
        var outcome = Run(worker);
        Assert.Equal((RunStatus.Failed, "make sweep NAME=s"), (outcome.Status, outcome.Next));
        Assert.Equal(AllLabels, worker.Seen);
        var log = files.In($"runs/{AllLabels[0]}/log.txt");
        Assert.Equal($"warning: {AllLabels[0]}: failed with exit code 1: error: no such folder (log: {log})", lines.All[2]);
        Assert.Equal(["reading", "error: no such folder", "the process ended with exit code 1"], File.ReadAllLines(log));
        Assert.Equal("0.500 ± 0.000 (2)", outcome.Tables[0].Rows[0][2]);
    }

    [Fact]
    public void A_run_that_ends_well_without_having_finished_has_failed()
    {
        var outcome = Run(new FakeWorker((_, _) => Task.FromResult(new WorkerExit(0, []))));
        Assert.Equal(RunStatus.Failed, outcome.Status);
        Assert.Contains("failed with exit code 0: it said nothing", lines.All[2]);
    }

    [Fact]
    public void Fail_fast_starts_no_other_and_has_those_that_run_save()
    {
        files.With(SweepFiles.Cells.Replace("workers: 1", "workers: 2", StringComparison.Ordinal));
        var both = new TaskCompletionSource();
        var worker = new FakeWorker(async (run, stop) =>
        {
            if (FakeWorker.LabelOf(run) == AllLabels[0])
            {
                await both.Task;
                return await FakeWorker.Fail("no");
            }
            both.SetResult();
            await Task.Delay(Timeout.Infinite, stop).ContinueWith(_ => { }, TaskScheduler.Default);
            return await FakeWorker.Interrupt(run);
        });
        Assert.Equal(RunStatus.Failed, Run(worker, files.Options with { FailFast = true }).Status);
        Assert.Equal(AllLabels[..2], worker.Seen.Order());
        Assert.Contains($"{AllLabels[1]}: interrupted and saved", lines.All);
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
        var outcome = Run(worker, interrupt: interrupt.Token);
        Assert.Equal((RunStatus.Interrupted, "make sweep NAME=s"), (outcome.Status, outcome.Next));
        Assert.Equal(AllLabels[..1], worker.Seen);
    }

    [Fact]
    public void As_many_run_at_once_as_there_are_workers()
    {
        files.With(SweepFiles.Cells.Replace("workers: 1", "workers: 3", StringComparison.Ordinal));
        using var three = new Barrier(3);
        Run(new FakeWorker((run, _) => Task.Run(() =>
        {
            Assert.True(three.SignalAndWait(TimeSpan.FromMinutes(1)));
            return FakeWorker.Finish(run);
        })));
    }

    [Fact]
    public void Other_configurations_are_refused_with_what_differs_and_the_way_out()
    {
        Run(new FakeWorker());
        files.WithExperiment("task: sample\nepochs: 3\nnote: new\n").With(SweepFiles.Cells.Replace("[1, 2, 3]", "[1, 3, 4]", StringComparison.Ordinal));
        var message = Assert.Throws<ConfigException>(() => Run(new FakeWorker())).Message.Split(Environment.NewLine);
        Assert.StartsWith($"{files.In("").TrimEnd('/')} was launched with other configurations", message[0]);
        Assert.Equal(["  cell=rnn,seed=2: not in the file now", "  cell=lstm,seed=2: not in the file now", "  cell=rnn,seed=1: epochs: 2, not 3", "  cell=rnn,seed=1: note: null, not new"], message[1..5]);
        Assert.Equal("  ... and 5 more", message[6]);
        Assert.Contains("make sweep NAME=s FRESH=1", message[7]);
        Assert.Equal(message, Assert.Throws<ConfigException>(() => SweepRunner.Plan(files.Load(), files.Options)).Message.Split(Environment.NewLine));
    }

    [Fact]
    public void Fresh_moves_the_old_results_aside_and_begins_anew()
    {
        Run(new FakeWorker(_ => 1));
        var old = File.ReadAllText(files.In("summary.csv"));
        files.WithExperiment("task: sample\nepochs: 3\n");
        Run(new FakeWorker(_ => 2), files.Options with { Fresh = true });
        var aside = Assert.Single(Directory.GetDirectories(Path.Combine(files.Results, "sweeps"), "s-*"));
        Assert.Equal(old, File.ReadAllText(Path.Combine(aside, "summary.csv")));
        Assert.Contains("\nepochs: 3\n", File.ReadAllText(files.In($"runs/{AllLabels[0]}/config.yaml")));
        Assert.Contains(lines.All, line => line == $"what there was is in {aside}");
    }

    [Fact]
    public void Further_seeds_are_added_to_what_there_is()
    {
        Run(new FakeWorker());
        files.With(SweepFiles.Cells.Replace("[1, 2, 3]", "[1, 2, 3, 4]", StringComparison.Ordinal));
        var worker = new FakeWorker();
        var outcome = Run(worker);
        Assert.Equal(["cell=rnn,seed=4", "cell=lstm,seed=4"], worker.Seen);
        Assert.Contains("2 runs are new in the file and were added, from cell=rnn,seed=4 on", lines.All);
        Assert.Equal("1.000 ± 0.000 (4)", outcome.Tables[0].Rows[0][1]);
    }

    [Fact]
    public void A_launch_that_was_cut_short_is_made_anew()
    {
        Directory.CreateDirectory(Path.Combine(files.Results, "sweeps", ".s.new", "runs", AllLabels[0]));
        Assert.Equal(RunStatus.Finished, Run(new FakeWorker()).Status);
        Assert.False(Directory.Exists(Path.Combine(files.Results, "sweeps", ".s.new")));
    }

    [Fact]
    public void A_folder_that_is_no_sweep_is_left_alone()
    {
        Directory.CreateDirectory(files.In("mine"));
        Assert.Contains("is not a sweep: runs.json is missing", Assert.Throws<InvalidDataException>(() => Run(new FakeWorker())).Message);
    }

    [Fact]
    public void Two_processes_do_not_run_the_same_sweep()
    {
        var worker = new FakeWorker((run, _) =>
        {
            Assert.Contains("another process is running this sweep", Assert.Throws<IOException>(() => Run(new FakeWorker())).Message);
            return FakeWorker.Finish(run);
        });
        Assert.Equal(RunStatus.Finished, Run(worker).Status);
    }

    [Fact]
    public void The_plan_shows_every_run_and_how_far_it_is_and_writes_nothing()
    {
        Assert.Equal(["cell=lstm,seed=3", "lstm", "3", "new"], SweepRunner.Plan(files.Load(), files.Options).Rows[^1]);
        Assert.False(Directory.Exists(files.Results));
        Run(new FakeWorker((run, _) => FakeWorker.LabelOf(run) == AllLabels[0] ? FakeWorker.Finish(run) : FakeWorker.Fail("no")));
        Assert.Equal(["finished", .. Enumerable.Repeat("failed", 5)], SweepRunner.Plan(files.Load(), files.Options).Rows.Select(row => row[^1]));
    }

    public void Dispose() => files.Dispose();

    private RunOutcome Run(FakeWorker worker, SweepOptions? options = null, CancellationToken interrupt = default) =>
        SweepRunner.Run(files.Load(), options ?? files.Options, worker, lines, interrupt);
}
