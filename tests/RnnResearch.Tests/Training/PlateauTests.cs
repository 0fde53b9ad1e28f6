using RnnResearch.Training;

namespace RnnResearch.Tests.Training;

/// <summary>The learning rate that falls whenever validation has not improved for a while.</summary>
public sealed class PlateauTests
{
    private static readonly TrainConfig Config = ToyRun.Config with
    {
        EvaluateEvery = 1,
        MaxSteps = 10,
        Optimizer = new() { LearningRate = 0.08 },
        Schedule = new() { Kind = ScheduleKind.Plateau, Decay = 0.5, PlateauAfter = 2 },
    };

    /// <summary>Better, better, two no better: a plateau; better, then four no better, the first equal: two plateaus.</summary>
    private static readonly double[] Losses = [5, 4, 6, 7, 3, 3, 4, 5, 6, 9];
    private static readonly double[] Rates = [0.08, 0.08, 0.08, 0.08, 0.04, 0.04, 0.04, 0.02, 0.02, 0.01];

    [Fact]
    public void The_rate_falls_after_the_last_evaluation_of_a_plateau()
    {
        using var folder = new TempFolder();
        using var run = new ToyRun(folder.Path);
        var trainer = run.Trainer(Config, streams => new ToyTask(streams) { Losses = new(Losses) });
        trainer.Run(default);
        Assert.Equal(Rates, run.Progress.Steps.Select(report => Math.Round(report.LearningRate, 9)));
        Assert.Equal(3, trainer.State.Plateaus);
    }

    [Theory]
    [InlineData(3)] // within a plateau
    [InlineData(4)] // at its end
    [InlineData(8)]
    public void A_resumed_run_lowers_it_where_the_whole_one_does(int stopAt)
    {
        using var folder = new TempFolder();
        using (var first = new ToyRun(folder.Path))
            first.RunUntil(stopAt, Config, streams => new ToyTask(streams) { Losses = new(Losses) });
        using var second = new ToyRun(folder.Path);
        var resumed = second.Trainer(Config, streams => new ToyTask(streams) { Losses = new(Losses[stopAt..]) });
        resumed.Resume(second.Checkpoints.LoadNewest()!);
        resumed.Run(default);
        Assert.Equal(Rates[stopAt..], second.Progress.Steps.Select(report => Math.Round(report.LearningRate, 9)));
    }
}
