using RnnResearch.Configuration;
using RnnResearch.Experiments.Sweeps;
using RnnResearch.Training;

namespace RnnResearch.Tests.Experiments.Sweeps;

/// <summary>What a sweep makes of the folder it finds.</summary>
public sealed class SweepFolderTests : IDisposable
{
    private readonly SweepFiles files = new();

    [Fact]
    public void Other_configurations_are_refused_with_what_differs_and_the_way_out()
    {
        files.Run(new FakeWorker());
        files.WithExperiment("task: sample\nepochs: 3\nnote: new\n");
        files.With(SweepFiles.Cells.Replace("[1, 2, 3]", "[1, 3, 4]", StringComparison.Ordinal));
        var message = Assert.Throws<ConfigException>(() => files.Run(new FakeWorker())).Message;
        var lines = message.Split(Environment.NewLine);
        Assert.StartsWith($"{files.In("").TrimEnd('/')} was launched with other configurations", lines[0]);
        Assert.Equal(
            [
                "  cell=rnn,seed=2: not in the file now",
                "  cell=lstm,seed=2: not in the file now",
                "  cell=rnn,seed=1: epochs: 2, not 3",
                "  cell=rnn,seed=1: note: null, not new",
            ],
            lines[1..5]);
        Assert.Equal("  ... and 5 more", lines[6]);
        Assert.Contains("make sweep NAME=s FRESH=1", lines[7]);
        Assert.Equal(message, Assert.Throws<ConfigException>(() => SweepRunner.Plan(files.Load(), files.Options)).Message);
    }

    [Fact]
    public void Fresh_moves_the_old_results_aside_and_begins_anew()
    {
        files.Run(new FakeWorker(_ => 1));
        var old = File.ReadAllText(files.In("summary.csv"));
        files.WithExperiment("task: sample\nepochs: 3\n");
        files.Run(new FakeWorker(_ => 2), files.Options with { Fresh = true });
        var aside = Assert.Single(Directory.GetDirectories(Path.Combine(files.Results, "sweeps"), "s-*"));
        Assert.Equal(old, File.ReadAllText(Path.Combine(aside, "summary.csv")));
        Assert.Contains("\nepochs: 3\n", File.ReadAllText(files.In($"runs/{SweepFiles.Labels[0]}/config.yaml")));
        Assert.Contains(files.Progress.Lines, line => line == $"what there was is in {aside}");
    }

    [Fact]
    public void Further_seeds_are_added_to_what_there_is()
    {
        files.Run(new FakeWorker());
        files.With(SweepFiles.Cells.Replace("[1, 2, 3]", "[1, 2, 3, 4]", StringComparison.Ordinal));
        var worker = new FakeWorker();
        var outcome = files.Run(worker);
        Assert.Equal(["cell=rnn,seed=4", "cell=lstm,seed=4"], worker.Seen);
        Assert.Contains("2 runs are new in the file and were added, from cell=rnn,seed=4 on", files.Progress.Lines);
        Assert.Equal("1.000 ± 0.000 (4)", outcome.Tables[0].Rows[0][1]);
    }

    [Fact]
    public void A_launch_that_was_cut_short_is_made_anew()
    {
        Directory.CreateDirectory(Path.Combine(files.Results, "sweeps", ".s.new", "runs", SweepFiles.Labels[0]));
        Assert.Equal(RunStatus.Finished, files.Run(new FakeWorker()).Status);
        Assert.False(Directory.Exists(Path.Combine(files.Results, "sweeps", ".s.new")));
    }

    [Fact]
    public void A_folder_that_is_no_sweep_is_left_alone()
    {
        Directory.CreateDirectory(files.In("mine"));
        var error = Assert.Throws<InvalidDataException>(() => files.Run(new FakeWorker()));
        Assert.Contains("is not a sweep: runs.json is missing", error.Message);
    }

    [Fact]
    public void Two_processes_do_not_run_the_same_sweep()
    {
        var worker = new FakeWorker((run, _) =>
        {
            Assert.Contains("another process is running this sweep", Assert.Throws<IOException>(() => files.Run(new FakeWorker())).Message);
            return FakeWorker.Finish(run);
        });
        Assert.Equal(RunStatus.Finished, files.Run(worker).Status);
    }

    public void Dispose() => files.Dispose();
}
