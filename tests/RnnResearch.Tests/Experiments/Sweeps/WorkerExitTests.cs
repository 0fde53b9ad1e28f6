using RnnResearch.Experiments.Sweeps;

namespace RnnResearch.Tests.Experiments.Sweeps;

public class WorkerExitTests
{
    [Theory]
    [InlineData("error: no such folder", "reading", "error: no such folder", "  and more")]
    [InlineData("warning: step 3: the loss is NaN", "step 2", "warning: step 3: the loss is NaN")]
    [InlineData(
        "System.InvalidOperationException: why",
        "This is a fault of the program", "System.InvalidOperationException: why", "   at here")]

    [InlineData("Killed", "step 2", "Killed")]
    [InlineData("it said nothing")]
    public void The_reason_is_the_last_line_that_gives_one(string reason, params string[] errors) =>
        Assert.Equal(reason, new WorkerExit(1, errors).Reason);
}
