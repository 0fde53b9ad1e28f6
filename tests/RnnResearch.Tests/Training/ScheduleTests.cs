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
    public void A_plateau_multiplies_by_its_factor_after_the_warm_up()
    {
        var schedule = new ScheduleConfig { Kind = ScheduleKind.Plateau, Decay = 0.25, WarmupSteps = 4 };
        (int Step, int Plateaus)[] points = [(2, 0), (1, 2), (5, 0), (5, 1), (90, 2)];
        Assert.Equal([0.5, 0.25, 1, 0.25, 0.0625], points.Select(at => schedule.Factor(at.Step, 100, 10, at.Plateaus)));
        Assert.Equal(1, new ScheduleConfig { Decay = 0.25 }.Factor(5, 100, 10, plateaus: 3)); // no other kind knows of them
    }

    [Fact]
    public void Exponential_decay_begins_after_the_given_epochs()
    {
        var schedule = new ScheduleConfig { Kind = ScheduleKind.Exponential, Decay = 0.5, DecayAfter = 2 };
        Assert.Equal([1, 1, 0.5, 0.25], new long[] { 1, 20, 21, 31 }.Select(step => schedule.Factor(step, 100, 10)));
    }
}
