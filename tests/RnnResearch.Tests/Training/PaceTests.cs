using RnnResearch.Training;

namespace RnnResearch.Tests.Training;

/// <summary>What the pace says whatever the clock said: tokens per second times the time remaining are the tokens remaining.</summary>
public class PaceTests
{
    // So many that the remaining time is far above the clock's tick.
    private const long Steps = 10_000_000;

    [Fact]
    public void The_remaining_time_at_the_measured_speed_covers_the_remaining_tokens()
    {
        var pace = new Pace();
        foreach (var tokens in new long[] { 10, 20, 60 }) pace.Add(tokens);
        Assert.Equal(30, TokensPerRemainingStep(pace), 1e-3);
    }

    [Fact]
    public void Only_the_last_fifty_steps_count()
    {
        var pace = new Pace();
        for (var step = 0; step < 10; step++) pace.Add(1_000_000);
        for (var step = 0; step < 50; step++) pace.Add(8);
        Assert.Equal(8, TokensPerRemainingStep(pace), 1e-3);
    }

    private static double TokensPerRemainingStep(Pace pace) => pace.TokensPerSecond * pace.Remaining(Steps).TotalSeconds / Steps;
}
