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

    [Fact]
    public void A_run_is_named_by_its_start_and_holds_its_configuration()
    {
        using var folder = new TempFolder();
        var run = RunDirectory.Create(folder.Path, "task: sample\n", Info);
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
        RunDirectory.Create(folder.Path, "", Info).MakeLatest();
        var second = RunDirectory.Create(folder.Path, "", Info);
        second.MakeLatest();
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
        run.MakeLatest();
        Assert.Equal(["seed=1"], Directory.GetFileSystemEntries(folder["s/runs"]).Select(path => Path.GetFileName(path)));
        Assert.Null(RunDirectory.Open(run.Path).Info.Started);
    }

    [Fact]
    public void A_run_is_trained_by_one_process_at_a_time()
    {
        using var folder = new TempFolder();
        var run = RunDirectory.Create(folder.Path, "", Info);
        using (run.Lock()) Assert.Contains("another process is training this run", Assert.Throws<IOException>(() => run.Lock()).Message);
        run.Lock().Dispose();
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
        var run = RunDirectory.Create(folder.Path, "", Info);
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
