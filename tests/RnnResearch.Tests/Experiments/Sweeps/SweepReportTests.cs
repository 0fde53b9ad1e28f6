using System.Security.Cryptography;
using RnnResearch.Experiments;
using RnnResearch.Experiments.Sweeps;
using RnnResearch.Training;

namespace RnnResearch.Tests.Experiments.Sweeps;

public sealed class SweepReportTests : IDisposable
{
    private readonly SweepFiles files = new(SweepFiles.Cells + "\nexpected: {lstm: 0.5 (paper)}\n");

    [Fact]
    public void The_table_is_grouped_by_everything_but_the_seed()
    {
        var tables = Run(label => label switch
        {
            "cell=rnn,seed=1" => 1,
            "cell=rnn,seed=2" => 2,
            "cell=rnn,seed=3" => 4,
            _ => 0.5,
        }).Tables;
        Assert.Equal(["s: validation", "s: test"], tables.Select(table => table.Title));
        Assert.Equal(["cell", "loss", "truth", "parameters", "seconds", "expected"], tables[0].Columns);
        Assert.Equal(["rnn", "2.333 ± 1.528 (3)", "0.500 ± 0.000 (3)", "1,234", "60", ""], tables[0].Rows[0]);
        Assert.Equal(["lstm", "0.500 ± 0.000 (3)", "0.500 ± 0.000 (3)", "1,234", "60", "0.5 (paper)"], tables[0].Rows[1]);
        Assert.Equal(["cell", "truth"], tables[1].Columns);
        Assert.Equal(["rnn", "0.344 ± 0.150 (3)"], tables[1].Rows[0]); // of 1/2, 1/3, 1/5
    }

    [Fact]
    public void The_csv_has_a_line_per_combination_split_and_metric_with_every_digit()
    {
        Run(label => label[^1] - '0');
        var lines = File.ReadAllLines(files.In("summary.csv"));
        Assert.Equal("label,cell,split,metric,n,mean,std,expected", lines[0]);
        Assert.Equal("cell=rnn,rnn,validation,loss,3,2,1,", lines[2]);
        Assert.Equal("cell=lstm,lstm,validation,loss,3,2,1,0.5 (paper)", lines[8]);
        Assert.StartsWith("cell=rnn,rnn,test,truth,3,0.3611111111111111,0.12729376930", lines[4]); // of 1/2, 1/3, 1/4
        Assert.Contains("cell=rnn,rnn,run,parameters,3,1234,0,", lines);
        Assert.Contains("cell=rnn,rnn,run,seconds,3,60,0,", lines);
        Assert.Equal(1 + (2 * 6), lines.Length);
    }

    [Fact]
    public void The_page_has_the_question_the_tables_and_what_they_were_made_with()
    {
        Run(_ => 1);
        var page = File.ReadAllText(files.In("summary.md"));
        Assert.StartsWith(
            "# s\n\nRNN or LSTM?\n\nExpected: the LSTM.\n\n## s: validation\n\n"
            + "| cell | loss | truth | parameters | seconds | expected |\n| --- | --- |",
            page);
        Assert.Contains("| lstm | 1.000 ± 0.000 (3) |", page);
        Assert.Contains("over the seeds 1, 2, 3.", page);
        Assert.Contains("6 of 6 runs are finished.", page);
        Assert.Contains("Made with `make sweep NAME=s`: commit ", page);
        Assert.Contains("; 6.0 minutes of training in all.", page);
        Assert.DoesNotContain("made alike", page);
    }

    [Fact]
    public void Runs_that_were_not_made_alike_are_said_to_be_below_the_table_and_on_the_page()
    {
        var outcome = files.Run(new FakeWorker((run, _) =>
        {
            if (FakeWorker.LabelOf(run) == "cell=rnn,seed=2") run.Write(run.Info with { Threads = 7 });
            return FakeWorker.Finish(run);
        }));
        const string Note = "not all of these runs were made alike, which may show in their numbers: threads 1, 7";
        Assert.Equal(Note, outcome.Tables[0].Note);
        Assert.Contains($"Note: {Note}.", File.ReadAllText(files.In("summary.md")));
    }

    [Fact]
    public void Shown_is_what_the_file_asks_for()
    {
        files.With(SweepFiles.Cells + "\nshow: [perplexity]\n");
        var table = Assert.Single(Run(_ => 0).Tables);
        Assert.Equal(["cell", "loss", "perplexity", "parameters", "seconds"], table.Columns);
    }

    [Fact]
    public void After_every_run_the_summary_shows_what_there_is()
    {
        var pages = new List<string>();
        var worker = new FakeWorker((run, _) =>
        {
            pages.Add(File.Exists(files.In("summary.md")) ? File.ReadAllText(files.In("summary.md")) : "");
            return FakeWorker.Finish(run);
        });
        files.Run(worker);
        Assert.Equal("", pages[0]);
        Assert.Contains("| rnn | 1.000 (1) | 0.500 (1) | 1,234 | 60 |  |\n| lstm | - | - | - | - | 0.5 (paper) |", pages[1]);
        Assert.Contains("1 of 6 runs are finished; cell=rnn,seed=2 is new; cell=rnn,seed=3 is new;", pages[1]);
        Assert.Contains("| rnn | 1.000 ± 0.000 (2) |", pages[2]);
    }

    [Fact]
    public void Configurations_that_differ_in_more_than_the_seed_have_no_mean()
    {
        Run(_ => 1);
        var config = files.In("runs/cell=rnn,seed=2/config.yaml");
        var before = DigestOf(config);
        File.WriteAllText(config, File.ReadAllText(config).Replace("epochs: 2\n", "epochs: 3\n", StringComparison.Ordinal));
        var manifest = files.In("runs.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(before, DigestOf(config), StringComparison.Ordinal));

        var sweep = files.Load();
        var error = Assert.Throws<InvalidDataException>(() => SweepResult.Read(sweep, SweepFolder.Find(files.Results, sweep)!));
        Assert.Equal(
            "cell=rnn,seed=1 and cell=rnn,seed=2 differ in more than the seed, so they have no mean: epochs: 2, not 3", error.Message);
    }

    [Fact]
    public void A_configuration_that_was_changed_after_launch_is_refused()
    {
        Run(_ => 1);
        var config = files.In("runs/cell=rnn,seed=2/config.yaml");
        File.AppendAllText(config, "# by hand\n");
        var error = Assert.Throws<InvalidDataException>(() => Run(_ => 1));
        Assert.StartsWith($"{config} was changed after launch", error.Message);
    }

    public void Dispose() => files.Dispose();

    private RunOutcome Run(Func<string, double> loss)
    {
        var outcome = files.Run(new FakeWorker(loss));
        Assert.Equal(RunStatus.Finished, outcome.Status);
        return outcome;
    }

    private static string DigestOf(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
}
