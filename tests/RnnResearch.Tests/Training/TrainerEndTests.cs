using RnnResearch.Training;

namespace RnnResearch.Tests.Training;

/// <summary>When training ends, what it evaluates and which checkpoint it keeps.</summary>
public sealed class TrainerEndTests
{
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
    public void A_loss_that_is_no_number_stops_the_run_and_keeps_the_last_good_state()
    {
        using var folder = new TempFolder();
        using var run = new ToyRun(folder.Path);
        var trainer = run.Trainer(ToyRun.Config, ToyTask.Scaled(at: 8, by: double.NaN));
        var error = Assert.Throws<TrainingDivergedException>(() => trainer.Run(default));
        Assert.Contains("step 8", error.Message);
        Assert.Contains("learning_rate", error.Message);
        Assert.Equal(5, run.Checkpoints.LoadNewest()!.Step);
    }

    [Fact]
    public void What_is_no_number_is_never_the_best_and_what_is_infinite_is_better_than_that()
    {
        using var folder = new TempFolder();
        using var run = new ToyRun(folder.Path);
        var trainer = run.Trainer(ToyRun.Config, Scripted(double.NaN, double.PositiveInfinity, double.NaN, 3));
        Assert.Equal(RunStatus.Finished, trainer.Run(default));
        Assert.Equal(20, trainer.State.BestStep);
        Assert.Equal(3, trainer.State.BestValue);
        Assert.Equal(
            ["NaN", "Infinity", "NaN", "3"],
            run.Rows.Where(row => row.Contains(",validation,loss,")).Select(row => row.Split(',')[4]));
    }

    [Fact]
    public void An_infinite_best_is_saved_and_gone_on_with()
    {
        using var folder = new TempFolder();
        using (var first = new ToyRun(folder.Path))
            first.RunUntil(12, ToyRun.Config, Scripted(double.PositiveInfinity, double.NaN));
        using var second = new ToyRun(folder.Path);
        var trainer = second.Trainer(ToyRun.Config, Scripted(double.PositiveInfinity, 2));
        trainer.Resume(second.Checkpoints.LoadNewest()!);
        Assert.Equal((5, double.PositiveInfinity), (trainer.State.BestStep, trainer.State.BestValue));
        Assert.Equal(RunStatus.Finished, trainer.Run(default));
        Assert.Equal((20, 2.0), (trainer.State.BestStep, trainer.State.BestValue));
    }

    [Fact]
    public void Where_no_evaluation_gave_a_number_there_is_no_best_and_all_is_kept()
    {
        using var folder = new TempFolder();
        using var run = new ToyRun(folder.Path);
        var trainer = run.Trainer(ToyRun.Config, Scripted(double.NaN, double.NaN, double.NaN, double.NaN));
        Assert.Contains("never a number", Assert.Throws<TrainingDivergedException>(() => trainer.Run(default)).Message);
        Assert.Equal((0, 20), (trainer.State.BestStep, trainer.State.Step));
        Assert.Equal([15, 20], run.Checkpoints.Steps);
        Assert.Null(run.Checkpoints.BestStep);
    }

    [Theory]
    [InlineData(0, 3)] // at an evaluation
    [InlineData(3, 0)] // at a saving between two
    public void Weights_that_the_last_update_ruined_are_not_saved(int saveEvery, int maxSteps)
    {
        using var folder = new TempFolder();
        var config = ToyRun.Config with { Optimizer = new() { Kind = OptimizerKind.Sgd, LearningRate = 0.01 } };
        using (var first = new ToyRun(folder.Path)) Assert.Equal(RunStatus.Interrupted, first.RunUntil(2, config));

        using var second = new ToyRun(folder.Path);
        var optimizer = config.Optimizer with { LearningRate = 1e300 };
        var ruinous = config with { SaveEvery = saveEvery, MaxSteps = maxSteps, Optimizer = optimizer };
        var trainer = second.Trainer(ruinous);
        trainer.Resume(second.Checkpoints.LoadNewest()!);
        var error = Assert.Throws<TrainingDivergedException>(() => trainer.Run(default));
        Assert.StartsWith("step 3: its update left numbers in ", error.Message);
        Assert.Equal([2], second.Checkpoints.Steps);
        Assert.Empty(second.Progress.Evaluations);
    }

    [Fact]
    public void An_evaluation_that_was_interrupted_is_made_up_for()
    {
        using var straight = new TempFolder();
        using var broken = new TempFolder();
        using var whole = new ToyRun(straight.Path);
        whole.Trainer(ToyRun.Config).Run(default);

        using var interrupt = new CancellationTokenSource();
        using (var first = new ToyRun(broken.Path))
        {
            var status = first.Trainer(ToyRun.Config, streams => new ToyTask(streams)
            {
                BeforeLoss = step =>
                {
                    if (step == 10) interrupt.Cancel();
                },
            }).Run(interrupt.Token);
            Assert.Equal((RunStatus.Interrupted, 10), (status, first.Checkpoints.LoadNewest()!.Step));
            Assert.Equal([5], first.Progress.Evaluations);
        }
        using var second = new ToyRun(broken.Path);
        var steps = new List<long>();
        var resumed = second.Trainer(ToyRun.Config, afterStep: steps.Add);
        resumed.Resume(second.Checkpoints.LoadNewest()!);
        Assert.Equal(RunStatus.Finished, resumed.Run(default));
        Assert.Equal([10, 15, 20], second.Progress.Evaluations);
        Assert.Equal(10, steps[0]);
        Assert.Equal(whole.Rows, second.Rows);
        Assert.Equal(whole.Weights, second.Weights);
    }

    [Fact]
    public void An_unknown_selection_metric_names_the_ones_there_are()
    {
        using var folder = new TempFolder();
        using var run = new ToyRun(folder.Path);
        var error = Assert.Throws<InvalidDataException>(() => run.Trainer(ToyRun.Config with { SelectBy = "blue4" }).Run(default));
        Assert.Contains("loss", error.Message);
    }

    private static Func<RandomStreams, ToyTask> Scripted(params double[] losses) =>
        streams => new ToyTask(streams) { Losses = new(losses) };
}
