using RnnResearch.Training;

namespace RnnResearch.Tests.Training;

public sealed class TrainerTests
{
    [Theory]
    [InlineData(7)]  // in the middle of an epoch
    [InlineData(10)] // at the end of one
    public void Stopping_and_resuming_is_bitwise_the_same_as_never_stopping(int stopAt)
    {
        using var straight = new TempFolder();
        using var broken = new TempFolder();
        using var whole = new ToyRun(straight.Path);
        Assert.Equal(RunStatus.Finished, whole.Trainer(ToyRun.Config).Run(default));

        using (var first = new ToyRun(broken.Path)) Assert.Equal(RunStatus.Interrupted, first.RunUntil(stopAt, ToyRun.Config));
        using var second = new ToyRun(broken.Path);
        var resumed = second.Trainer(ToyRun.Config);
        resumed.Resume(second.Checkpoints.LoadNewest()!);
        Assert.Equal(stopAt, resumed.State.Step);
        resumed.Run(default);

        Assert.Equal(whole.Rows, second.Rows);
        Assert.Equal(whole.Weights, second.Weights);
    }

    [Fact]
    public void Saving_more_often_changes_nothing_else()
    {
        using var rarely = new TempFolder();
        using var often = new TempFolder();
        using var one = new ToyRun(rarely.Path);
        using var two = new ToyRun(often.Path);
        one.Trainer(ToyRun.Config).Run(default);
        two.Trainer(ToyRun.Config with { SaveEvery = 1 }).Run(default);
        Assert.Equal(one.Rows, two.Rows);
        Assert.Equal(one.Weights, two.Weights);
    }

    [Fact]
    public void Every_step_is_reported_with_its_epoch_its_loss_and_the_scheduled_learning_rate()
    {
        using var folder = new TempFolder();
        using var run = new ToyRun(folder.Path);
        var schedule = new ScheduleConfig { Kind = ScheduleKind.Exponential, WarmupSteps = 4, Decay = 0.5, DecayAfter = 2 };
        run.Trainer(ToyRun.Config with { Schedule = schedule }).Run(default);
        var steps = run.Progress.Steps;
        Assert.Equal(Enumerable.Range(1, 20).Select(step => (long)step), steps.Select(report => report.Step));
        Assert.Equal([.. Five(1), .. Five(2), .. Five(3), .. Five(4)], steps.Select(report => report.Epoch));
        double[] rates = [0.0025, 0.005, 0.0075, 0.01, 0.01, .. Five(0.01), .. Five(0.005), .. Five(0.0025)];
        Assert.Equal(rates, steps.Select(report => Math.Round(report.LearningRate, 12)));
        Assert.All(steps, report => Assert.Equal((20, "rows"), (report.TotalSteps, report.TokenUnit)));
        Assert.All(steps, report => Assert.Equal(Math.Exp(report.Loss), report.Perplexity));
        Assert.Equal(20, steps.Select(report => report.Loss).Distinct().Count());
    }

    [Fact]
    public void The_scheduled_learning_rate_is_the_one_that_weights_are_updated_by()
    {
        float[] WeightsAfterOneStep(OptimizerConfig optimizer, ScheduleConfig schedule)
        {
            using var folder = new TempFolder();
            using var run = new ToyRun(folder.Path);
            run.Trainer(ToyRun.Config with { MaxSteps = 1, Optimizer = optimizer, Schedule = schedule }).Run(default);
            return run.Weights;
        }
        var warmed = WeightsAfterOneStep(new() { LearningRate = 0.01 }, new() { WarmupSteps = 4 });
        Assert.Equal(WeightsAfterOneStep(new() { LearningRate = 0.0025 }, new()), warmed);
        Assert.NotEqual(WeightsAfterOneStep(new() { LearningRate = 0.01 }, new()), warmed);
    }

    [Fact]
    public void The_loss_of_a_logged_row_is_the_mean_since_the_row_before()
    {
        using var folder = new TempFolder();
        using var run = new ToyRun(folder.Path);
        run.Trainer(ToyRun.Config).Run(default);
        var logged = MetricsLog.Read(folder["metrics.csv"]).Where(row => row is { Split: "train", Metric: "loss" });
        var means = run.Progress.Steps.Chunk(3).Where(window => window.Length == 3).Select(window => window.Average(report => report.Loss));
        Assert.Equal(means.Select(mean => Math.Round(mean, 9)), logged.Select(row => Math.Round(row.Value, 9)));
    }

    [Fact]
    public void The_smoothed_loss_begins_at_chance_and_moves_by_a_thousandth()
    {
        using var folder = new TempFolder();
        using var run = new ToyRun(folder.Path);
        run.Trainer(ToyRun.Config with { LogEvery = 1 }).Run(default);
        var smooth = Math.Log(2);
        var expected = run.Progress.Steps.Select(report => smooth = (0.999 * smooth) + (0.001 * report.Loss)).ToList();
        var logged = MetricsLog.Read(folder["metrics.csv"]).Where(row => row.Metric == "smooth_loss").Select(row => row.Value);
        Assert.Equal(expected.Select(value => Math.Round(value, 9)), logged.Select(value => Math.Round(value, 9)));
    }

    [Fact]
    public void An_exploding_gradient_warns_and_goes_on()
    {
        using var folder = new TempFolder();
        using var run = new ToyRun(folder.Path);
        var trainer = run.Trainer(ToyRun.Config with { Epochs = 30 }, ToyTask.Scaled(at: 120, by: 1e6));
        Assert.Equal(RunStatus.Finished, trainer.Run(default));
        Assert.Contains("step 120", Assert.Single(run.Progress.Warnings));
    }

    [Fact]
    public void Attachments_travel_inside_each_checkpoint()
    {
        using var folder = new TempFolder();
        using var run = new ToyRun(folder.Path);
        run.Trainer(ToyRun.Config with { Epochs = 1 }).Run(default);
        Assert.Equal("travels along"u8.ToArray(), run.Checkpoints.LoadNewest()!.Attachments["note.txt"]);
    }

    [Fact]
    public void Tensors_do_not_leak_over_a_thousand_steps()
    {
        using var folder = new TempFolder();
        using var run = new ToyRun(folder.Path);
        var counts = new List<long>();
        var trainer = run.Trainer(
            ToyRun.Config with { Epochs = 205, LogEvery = 100 },
            streams => new ToyTask(streams) { BeforeLoss = step => { if (step is 20 or 1020) counts.Add(LivingTensors.Count()); } });
        trainer.Run(default);
        Assert.Equal(counts[0], counts[1]);
    }

    private static IEnumerable<T> Five<T>(T value) => Enumerable.Repeat(value, 5);
}
