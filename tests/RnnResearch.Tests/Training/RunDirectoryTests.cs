using RnnResearch.Training;

namespace RnnResearch.Tests.Training;

public class RunDirectoryTests
{
    private static readonly DateTimeOffset Noon = new(new DateTime(2026, 5, 4, 12, 30, 15, DateTimeKind.Local));

    private static RunInfo Info => new()
    {
        Experiment = "x",
        Command = "make exp NAME=x",
        Seed = 1,
        Libtorch = "1.13.1",
        Device = "cpu",
        Threads = 2,
        Started = Noon,
    };

    private static RunDirectory Created(TempFolder folder, string configYaml = "")
    {
        var (run, alone) = RunDirectory.Create(folder.Path, configYaml, Info);
        alone.Dispose();
        return run;
    }

    private static void NoWarning(string text) => Assert.Fail(text);

    [Fact]
    public void A_run_is_named_by_its_start_and_holds_its_configuration()
    {
        using var folder = new TempFolder();
        var run = Created(folder, "task: sample\n");
        Assert.Equal(folder["x/20260504-123015"], run.Path);
        Assert.Equal("task: sample\n", File.ReadAllText(run.ConfigFile));
        Assert.Equal(Info, run.Info);
        Assert.True(Directory.Exists(run.SamplesFolder) && Directory.Exists(run.CheckpointsFolder));
        Assert.Contains("\"libtorch\": \"1.13.1\"", File.ReadAllText(run.InfoFile));
    }

    [Fact]
    public void Runs_of_the_same_second_get_numbers_and_latest_is_the_newest()
    {
        using var folder = new TempFolder();
        Created(folder).MakeLatest(NoWarning);
        var second = Created(folder);
        second.MakeLatest(NoWarning);
        Assert.EndsWith("-2", second.Path);
        Assert.Equal(second.Path, RunDirectory.Open(folder["x/latest"]).Path);
        Assert.Equal("20260504-123015-2", new DirectoryInfo(folder["x/latest"]).LinkTarget);
        Assert.Equal(3, Directory.GetFileSystemEntries(folder["x"]).Length);
    }

    [Fact]
    public void A_run_elsewhere_is_nobodys_latest_and_may_wait_for_its_start()
    {
        using var folder = new TempFolder();
        var run = RunDirectory.CreateAt(folder["s/runs/seed=1"], "task: sample\n", Info with { Started = null });
        run.MakeLatest(NoWarning);
        Assert.Equal(["seed=1"], Directory.GetFileSystemEntries(folder["s/runs"]).Select(path => Path.GetFileName(path)));
        Assert.Null(RunDirectory.Open(run.Path).Info.Started);
    }

    [Fact]
    public void A_run_is_trained_by_one_process_at_a_time()
    {
        using var folder = new TempFolder();
        var run = Created(folder);
        using (run.Lock()) Assert.Contains("another process is training this run", Assert.Throws<IOException>(() => run.Lock()).Message);
        run.Lock().Dispose();
    }

    [Fact]
    public void Runs_that_start_at_once_share_no_folder_and_are_locked_from_the_beginning()
    {
        using var folder = new TempFolder();
        var made = new System.Collections.Concurrent.ConcurrentBag<RunDirectory>();
        var locks = new System.Collections.Concurrent.ConcurrentBag<IDisposable>();
        using var start = new Barrier(8);
        var threads = Enumerable.Range(0, 8).Select(_ => new Thread(() =>
        {
            start.SignalAndWait();
            var (run, alone) = RunDirectory.Create(folder.Path, "", Info);
            made.Add(run);
            locks.Add(alone);
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Equal(8, made.Select(run => run.Path).Distinct().Count());
        Assert.All(made, run => Assert.Throws<IOException>(() => run.Lock()));
        Assert.All(locks, alone => alone.Dispose());
    }

    [Fact]
    public void Where_latest_is_a_folder_a_run_is_made_all_the_same()
    {
        using var folder = new TempFolder();
        folder.Write("x/latest/metrics.csv", "copied\n");
        var run = Created(folder);
        var warnings = new List<string>();
        run.MakeLatest(warnings.Add);
        Assert.Contains($"{folder["x/latest"]} does not point to this run, which is {run.Path}: ", Assert.Single(warnings));
        Assert.Equal("copied\n", File.ReadAllText(folder["x/latest/metrics.csv"]));
        Assert.Equal(2, Directory.GetFileSystemEntries(folder["x"]).Length);
    }

    [Fact]
    public void A_run_knows_the_folder_of_all_results_only_where_it_stands_as_it_was_made()
    {
        using var folder = new TempFolder();
        var run = Created(folder);
        Assert.Equal(folder.Path, run.ResultsFolder);
        Directory.CreateDirectory(folder["elsewhere"]);
        Directory.Move(run.Path, folder["elsewhere/copy"]);
        Assert.Null(RunDirectory.Open(folder["elsewhere/copy"]).ResultsFolder);
    }

    [Fact]
    public void A_failure_keeps_what_the_summary_says_besides()
    {
        using var folder = new TempFolder();
        var run = Created(folder);
        run.Fail("no disk");
        Assert.Equal((RunStatus.Failed, "no disk", null), (run.Summary!.Status, run.Summary.Reason, run.Summary.BestStep));
        run.Write(new RunSummary { Status = RunStatus.Finished, BestStep = 7 });
        run.Fail("no light");
        Assert.Equal((RunStatus.Failed, "no light", 7), (run.Summary!.Status, run.Summary.Reason, run.Summary.BestStep));
    }

    [Fact]
    public void What_is_no_run_is_refused()
    {
        using var folder = new TempFolder();
        Assert.Contains("no such run", Assert.Throws<DirectoryNotFoundException>(() => RunDirectory.Open(folder["none"])).Message);
        Assert.Contains("config.yaml is missing", Assert.Throws<DirectoryNotFoundException>(() => RunDirectory.Open(folder.Path)).Message);
    }

    [Fact]
    public void The_summary_has_the_names_everything_else_reads()
    {
        using var folder = new TempFolder();
        var run = Created(folder);
        run.Write(new RunSummary
        {
            Status = RunStatus.Finished,
            BestStep = 7,
            Seconds = 1.5,
            TokensPerSecond = 2500,
            Test = new Dictionary<string, double> { ["bleu1"] = 0.5 },
        });
        Assert.Equal("""
            {
              "status": "finished",
              "best_step": 7,
              "seconds": 1.5,
              "tokens_per_second": 2500,
              "test": {
                "bleu1": 0.5
              }
            }

            """, File.ReadAllText(run.SummaryFile));
    }
}
