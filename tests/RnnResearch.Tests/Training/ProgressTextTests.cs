using RnnResearch.Training;

namespace RnnResearch.Tests.Training;

public class ProgressTextTests
{
    [Fact]
    public void A_step_is_one_line()
    {
        var report = new StepReport(120, 800, 2, 2.13579, Math.Exp(2.13579), 1.234, 0.001, 12345.6, "words", TimeSpan.FromSeconds(754));
        Assert.Equal(
            "step 120/800  epoch 2  loss 2.1358  ppl 8.464  grad 1.23  lr 0.001  12,346 words/s  eta 12:34", ProgressText.Of(report));
        Assert.Equal("1:02:03", ProgressText.Duration(new TimeSpan(1, 2, 3)));
    }
}
