using RnnResearch.Cli;
using RnnResearch.Cli.Output;
using RnnResearch.Experiments;
using RnnResearch.Tests.Configuration;
using RnnResearch.Training;
using Spectre.Console;

namespace RnnResearch.Tests.Cli;

public sealed class OutcomeTests : IDisposable
{
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    [Theory]
    [InlineData(RunStatus.Finished, 0, "results: results/x/1   next: make eval")]
    [InlineData(RunStatus.Interrupted, 130, "interrupted and saved: results/x/1   next: make eval")]
    [InlineData(RunStatus.Failed, 1, "failed: results/x/1   next: make eval")]
    public void The_last_line_says_where_the_results_are_and_what_to_run_next(RunStatus status, int code, string last)
    {
        Assert.Equal(code, Run(_ => Outcome(status)));
        Assert.EndsWith(last + Environment.NewLine, output.ToString());
    }

    [Fact]
    public void A_page_is_named_before_the_last_line()
    {
        Run(_ => Outcome(RunStatus.Finished) with { Report = "/r/results/x/1/report.html" });
        Assert.EndsWith(
            "report: results/x/1/report.html" + Environment.NewLine + "results: results/x/1   next: make eval" + Environment.NewLine,
            output.ToString());
    }

    [Fact]
    public void Results_go_to_standard_output_and_progress_to_standard_error()
    {
        Run(progress =>
        {
            progress.Message("reading");
            progress.Warning("slow");
            return Outcome(RunStatus.Finished);
        });
        Assert.Equal($"reading{Environment.NewLine}warning: slow{Environment.NewLine}", error.ToString());
        Assert.Contains("│ bleu1  │ 0.6   │", output.ToString());
        Assert.DoesNotContain('\u001b', output.ToString());
    }

    [Fact]
    public void Where_nobody_watches_a_step_is_a_line_now_and_then()
    {
        Run(progress =>
        {
            for (var step = 1; step <= 500; step++) progress.Step(Report(step, 500));
            return Outcome(RunStatus.Finished);
        });
        var lines = error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["step 1/500", "step 500/500"], lines.Select(line => line.Split("  ")[0]));
    }

    [Fact]
    public void The_live_line_fits_the_window_and_leaves_nothing_behind()
    {
        using var terminal = new StringWriter();
        var console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(terminal),
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
        });
        console.Profile.Width = 60;
        using (var progress = new LiveProgress(console)) progress.Step(Report(1, 2));
        var frames = terminal.ToString().Split("\r\u001b[2K");
        Assert.Equal(new string('━', 20) + " step 1/2  epoch 1  loss 2.0000  ppl 7.", frames[1]);
        Assert.Equal("", frames[^1]);
    }

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
    }

    private int Run(Func<ITrainingProgress, RunOutcome> run) =>
        RnnResearch.Cli.Output.Outcome.Of(new Session(output, error, "/r", ConfigFiles.Tasks), run);

    private static StepReport Report(long step, long total) =>
        new(step, total, 1, 2, Math.Exp(2), 1, 0.001, 1000, "words", TimeSpan.FromSeconds(1));

    private static RunOutcome Outcome(RunStatus status) =>
        new(status, "/r/results/x/1", [new("scores", ["metric", "value"], [["bleu1", "0.6"]])], "make eval");
}
