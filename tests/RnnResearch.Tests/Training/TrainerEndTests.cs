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
    public void An_unknown_selection_metric_names_the_ones_there_are()
    {
        using var folder = new TempFolder();
        using var run = new ToyRun(folder.Path);
        var error = Assert.Throws<InvalidDataException>(() => run.Trainer(ToyRun.Config with { SelectBy = "blue4" }).Run(default));
        Assert.Contains("loss", error.Message);
    }
}
