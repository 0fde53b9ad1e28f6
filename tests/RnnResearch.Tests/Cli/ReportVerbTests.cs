using RnnResearch.Cli;
using RnnResearch.Experiments;
using RnnResearch.Tests.Reports;
using RnnResearch.Training;

namespace RnnResearch.Tests.Cli;

public sealed class ReportVerbTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    public ReportVerbTests() => folder.Write("experiments/x.yaml", "task: language\n");

    [Fact]
    public void A_run_gets_its_page_and_the_page_is_named()
    {
        var run = MadeRun.At(folder["results/x/1"]);
        Assert.Equal(0, Run(run.Path));
        Assert.Equal("report: results/x/1/report.html" + Environment.NewLine, output.ToString());
        Assert.Contains("after 50", File.ReadAllText(run.ReportFile), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_are_compared_and_none_are_all()
    {
        var (one, other) = (MadeRun.At(folder["results/x/1"]), MadeRun.At(folder["results/x/2"], hidden: 4));
        Assert.Equal(0, Run(one.Path, other.Path));
        Assert.Equal(0, Run());
        Assert.Equal(0, Run(one.Path, "--out", folder["one.html"]));
        Assert.Equal(
            ["report: comparison.html", "report: results/index.html", "report: one.html"],
            output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        Assert.True(File.Exists(folder["comparison.html"]) && File.Exists(folder["results/index.html"]) && File.Exists(folder["one.html"]));
    }

    [Theory]
    [InlineData("nowhere", "error: nowhere: no such run; a run is a folder like results/EXPERIMENT/latest")]
    [InlineData("experiments", "is not a run: config.yaml is missing in it")]
    public void What_is_no_run_is_one_sentence(string name, string sentence)
    {
        Assert.Equal(1, Run(name == "nowhere" ? name : folder[name]));
        Assert.Contains(sentence, Assert.Single(error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Empty(output.ToString());
    }

    [Fact]
    public void A_damaged_run_json_is_one_sentence()
    {
        var run = MadeRun.At(folder["results/x/1"]);
        File.WriteAllText(run.InfoFile, "{");
        Assert.Equal(1, Run(run.Path));
        Assert.StartsWith($"error: {run.InfoFile} is damaged: ", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_cannot_be_written_is_a_warning_of_the_training_and_no_failure()
    {
        var run = MadeRun.At(folder["results/x/1"]);
        Directory.CreateDirectory(run.ReportFile);
        var progress = new RecordedProgress();
        var outcome = new RunOutcome(RunStatus.Finished, run.Path, [], "next");

        Assert.Equal(outcome, new RnnResearch.Reports.RunReport(TaskRegistry.Default).Added(outcome, progress));
        Assert.StartsWith("no page was written: ", Assert.Single(progress.Warnings), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        folder.Dispose();
        output.Dispose();
        error.Dispose();
    }

    private int Run(params string[] arguments) =>
        Rnn.Run(["report", .. arguments], new Session(output, error, folder.Path, TaskRegistry.Default));
}
