using RnnResearch.Reports;
using RnnResearch.Training;

namespace RnnResearch.Tests.Reports;

public sealed class RunStateTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly RunDirectory run;

    public RunStateTests() => run = RunDirectory.CreateAt(folder["x/1"], "task: language\n", MadeRun.Info("x"));

    [Fact]
    public void A_run_that_another_process_holds_is_training()
    {
        run.Write(MadeRun.Summary(RunStatus.Interrupted));
        using (run.Lock()) Assert.Equal("training", State.Word);
        Assert.Equal("interrupted", State.Word);
    }

    [Fact]
    public void A_run_without_a_summary_was_killed_or_waits_for_its_turn()
    {
        Assert.Equal("stopped", State.Word);
        Assert.Contains($"make resume RUN={run.Path}", State.Reason, StringComparison.Ordinal);
        run.Write(run.Info with { Started = null });
        Assert.Equal("waiting", State.Word);
    }

    [Fact]
    public void A_failed_run_says_why()
    {
        run.Fail("the loss is NaN");
        Assert.Equal(new RunState("failed", "the loss is NaN"), State);
    }

    public void Dispose() => folder.Dispose();

    private RunState State => RunState.Of(run, run.Info, run.Summary);
}
