using RnnResearch.Training;
using TorchSharp;

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

        using (var first = new ToyRun(broken.Path))
        {
            using var interrupt = new CancellationTokenSource();
            var trainer = first.Trainer(ToyRun.Config, streams => new ToyTask(streams) { BeforeLoss = step => { if (step == stopAt) interrupt.Cancel(); } });
            Assert.Equal(RunStatus.Interrupted, trainer.Run(interrupt.Token));
        }
        using var second = new ToyRun(broken.Path);
        var resumed = second.Trainer(ToyRun.Config);
        resumed.Resume(second.Checkpoints.LoadNewest()!);
        Assert.Equal(stopAt, resumed.State.Step);
        resumed.Run(default);

        Assert.Equal(whole.Rows, second.Rows);
        Assert.Equal(whole.WeightsOf(whole.Checkpoints.LoadNewest()!), second.WeightsOf(second.Checkpoints.LoadNewest()!));
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
        Assert.Equal(one.WeightsOf(one.Checkpoints.LoadNewest()!), two.WeightsOf(two.Checkpoints.LoadNewest()!));
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
        Assert.All(steps, report => Assert.Equal((20, "rows", Math.Exp(report.Loss)), (report.TotalSteps, report.TokenUnit, report.Perplexity)));
        Assert.Equal(20, steps.Select(report => report.Loss).Distinct().Count());
        // The optimizer took the rate that was reported.
        Assert.Equal(0.0025, run.Checkpoints.LoadNewest()!.OptimizerNumbers["options"]!["0.LearningRate"]!.GetValue<double>(), 12);
    }

    [Fact]
    public void The_loss_of_a_logged_row_is_the_mean_since_the_row_before()
    {
        using var folder = new TempFolder();
        using var run = new ToyRun(folder.Path);
        run.Trainer(ToyRun.Config).Run(default);
        var logged = MetricsLog.Read(folder["metrics.csv"]).Where(row => row is { Split: "train", Metric: "loss" }).Select(row => row.Value);
        var means = run.Progress.Steps.Chunk(3).Where(window => window.Length == 3).Select(window => window.Average(report => report.Loss));
        Assert.Equal(means.Select(mean => Math.Round(mean, 9)), logged.Select(loss => Math.Round(loss, 9)));
    }

    [Theory]
    [InlineData(0.5, true)]
    [InlineData(1e9, false)]
    [InlineData(0, false)] // none
    public void Clipping_scales_the_gradient_down_to_its_norm_and_no_further(double clipNorm, bool clips)
    {
        using var folder = new TempFolder();
        using var run = new ToyRun(folder.Path);
        using var afterOne = new CancellationTokenSource();
        var before = new Dictionary<string, torch.Tensor>();
        ToyTask? task = null;
        var trainer = run.Trainer(
            ToyRun.Config with { ClipNorm = clipNorm, Optimizer = new() { Kind = OptimizerKind.Sgd, LearningRate = 1, Momentum = 0 } },
            streams => task = new ToyTask(streams) { Scale = _ => 100, BeforeLoss = _ => afterOne.Cancel() });
        foreach (var (name, weight) in task!.Model.state_dict()) before[name] = weight.detach().clone();
        trainer.Run(afterOne.Token);

        var reported = Assert.Single(run.Progress.Steps).GradNorm;
        var update = Math.Sqrt(task.Model.state_dict().Sum(entry => (entry.Value - before[entry.Key]).square().sum().ToDouble()));
        var expected = clips ? clipNorm : reported;
        Assert.True(reported > 1);
        Assert.Equal(expected, update, 1e-4 * expected);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public void Elements_are_cut_before_the_norm_is_taken(double clipNorm)
    {
        const double ClipValue = 1;
        var config = ToyRun.Config with { ClipNorm = 0, Optimizer = new() { Kind = OptimizerKind.Sgd, LearningRate = 1, Momentum = 0 } };
        var (gradient, _) = FirstUpdate(config);
        var (update, norm) = FirstUpdate(config with { ClipNorm = clipNorm, ClipValue = ClipValue });

        Assert.InRange(gradient.Count(element => Math.Abs(element) > ClipValue), 1, gradient.Length - 1);
        var cut = gradient.Select(element => Math.Clamp(element, -ClipValue, ClipValue)).ToList();
        var length = Math.Sqrt(cut.Sum(element => element * element));
        Assert.Equal(length, norm, 1e-4 * length);
        var scale = clipNorm > 0 ? clipNorm / length : 1;
        Assert.All(cut.Zip(update), pair => Assert.Equal(pair.First * scale, pair.Second, 1e-5));
    }

    [Fact]
    public void The_smoothed_loss_begins_at_chance_and_moves_by_a_thousandth()
    {
        using var folder = new TempFolder();
        using var run = new ToyRun(folder.Path);
        run.Trainer(ToyRun.Config with { LogEvery = 1 }).Run(default);
        var smooth = Math.Log(2);
        var expected = run.Progress.Steps.Select(report => smooth = (0.999 * smooth) + (0.001 * report.Loss));
        var logged = MetricsLog.Read(folder["metrics.csv"]).Where(row => row.Metric == "smooth_loss").Select(row => row.Value);
        Assert.Equal(expected.Select(value => Math.Round(value, 9)), logged.Select(value => Math.Round(value, 9)));
    }

    [Theory]
    [InlineData(7, 0, new long[] { 5, 7 })]        // within the second epoch
    [InlineData(5, 0, new long[] { 5 })]
    [InlineData(3, 2, new long[] { 2, 3 })]
    [InlineData(99, 0, new long[] { 5, 10, 15, 20 })] // there are no more epochs
    [InlineData(0, 8, new long[] { 8, 16, 20 })]
    [InlineData(0, 1000, new long[] { 20 })]
    public void Training_ends_and_is_evaluated_and_saved_when_it_should(int maxSteps, int evaluateEvery, long[] evaluated)
    {
        using var folder = new TempFolder();
        using var run = new ToyRun(folder.Path);
        var trainer = run.Trainer(ToyRun.Config with { MaxSteps = maxSteps, EvaluateEvery = evaluateEvery });
        Assert.Equal(RunStatus.Finished, trainer.Run(default));
        Assert.Equal(evaluated, run.Progress.Evaluations);
        Assert.Equal(evaluated[^1], trainer.State.Step);
        Assert.Equal(evaluated[^1], run.Checkpoints.LoadNewest()!.Step);
        Assert.All(run.Progress.Steps, report => Assert.Equal(evaluated[^1], report.TotalSteps));
    }

    [Fact]
    public void Patience_counts_evaluations_and_not_epochs()
    {
        using var folder = new TempFolder();
        using var run = new ToyRun(folder.Path);
        var trainer = run.Trainer(
            ToyRun.Config with { EvaluateEvery = 2, Patience = 3 },
            streams => new ToyTask(streams) { Losses = new([5, 4, 6, 4, 8, 1]) });
        Assert.Equal(RunStatus.Finished, trainer.Run(default));
        Assert.Equal(10, trainer.State.Step);
        Assert.Equal(4, run.Checkpoints.BestStep);
    }

    [Fact]
    public void A_loss_that_is_no_number_stops_the_run_and_keeps_the_last_good_state()
    {
        using var folder = new TempFolder();
        using var run = new ToyRun(folder.Path);
        var trainer = run.Trainer(ToyRun.Config, streams => new ToyTask(streams) { Scale = step => step == 8 ? double.NaN : 1 });
        var error = Assert.Throws<TrainingDivergedException>(() => trainer.Run(default));
        Assert.Contains("step 8", error.Message);
        Assert.Contains("learning_rate", error.Message);
        Assert.Equal(5, run.Checkpoints.LoadNewest()!.Step);
    }

    [Fact]
    public void An_exploding_gradient_warns_and_goes_on()
    {
        using var folder = new TempFolder();
        using var run = new ToyRun(folder.Path);
        var trainer = run.Trainer(ToyRun.Config with { Epochs = 30 }, streams => new ToyTask(streams) { Scale = step => step == 120 ? 1e6 : 1 });
        Assert.Equal(RunStatus.Finished, trainer.Run(default));
        Assert.Contains("step 120", Assert.Single(run.Progress.Warnings));
    }

    [Fact]
    public void Training_ends_early_when_patience_runs_out_and_the_best_checkpoint_is_kept()
    {
        using var folder = new TempFolder();
        using var run = new ToyRun(folder.Path);
        var trainer = run.Trainer(
            ToyRun.Config with { Epochs = 20, Patience = 3, KeepCheckpoints = 1 },
            streams => new ToyTask(streams) { Losses = new([5, 4, 6, 7, 8, 1]) });
        trainer.Run(default);
        Assert.Equal(25, trainer.State.Step);
        Assert.Equal(10, run.Checkpoints.BestStep);
        Assert.Equal(10, run.Checkpoints.LoadBest()!.Step);
    }

    [Fact]
    public void An_unknown_selection_metric_names_the_ones_there_are()
    {
        using var folder = new TempFolder();
        using var run = new ToyRun(folder.Path);
        var error = Assert.Throws<InvalidDataException>(() => run.Trainer(ToyRun.Config with { SelectBy = "blue4" }).Run(default));
        Assert.Contains("loss", error.Message);
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

    /// <summary>What the first step changes, element by element, and the norm it reports. The task's loss is so large that gradients are.</summary>
    private static (double[] Update, double Norm) FirstUpdate(TrainConfig config)
    {
        using var folder = new TempFolder();
        using var run = new ToyRun(folder.Path);
        ToyTask? task = null;
        var trainer = run.Trainer(config with { MaxSteps = 1 }, streams => task = new ToyTask(streams) { Scale = _ => 20 });
        double[] Weights() => [.. task!.Model.state_dict().OrderBy(entry => entry.Key).SelectMany(entry => entry.Value.data<float>().ToArray()).Select(weight => (double)weight)];
        var before = Weights();
        trainer.Run(default);
        return ([.. before.Zip(Weights(), (old, now) => old - now)], run.Progress.Steps[0].GradNorm);
    }

    private static IEnumerable<T> Five<T>(T value) => Enumerable.Repeat(value, 5);
}
