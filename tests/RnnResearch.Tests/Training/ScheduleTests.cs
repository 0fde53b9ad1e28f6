using RnnResearch.Training;

namespace RnnResearch.Tests.Training;

public sealed class ScheduleTests
{
    [Fact]
    public void A_warm_up_rises_linearly()
    {
        var schedule = new ScheduleConfig { WarmupSteps = 4 };
        Assert.Equal([0.25, 0.5, 0.75, 1, 1], Enumerable.Range(1, 5).Select(step => schedule.Factor(step, 100, 10)));
    }

    [Fact]
    public void A_cosine_falls_from_one_to_almost_zero()
    {
        var schedule = new ScheduleConfig { Kind = ScheduleKind.Cosine };
        Assert.Equal(1, schedule.Factor(1, 100, 10), 9);
        Assert.Equal(0.5, schedule.Factor(51, 100, 10), 9);
        Assert.InRange(schedule.Factor(100, 100, 10), 0, 0.001);
    }

    [Fact]
    public void Exponential_decay_begins_after_the_given_epochs()
    {
        var schedule = new ScheduleConfig { Kind = ScheduleKind.Exponential, Decay = 0.5, DecayAfter = 2 };
        Assert.Equal([1, 1, 0.5, 0.25], new long[] { 1, 20, 21, 31 }.Select(step => schedule.Factor(step, 100, 10)));
    }
}
