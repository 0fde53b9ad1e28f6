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
            streams => new ToyTask(streams) { BeforeLoss = step => { if (step is 20 or 1020) counts.Add(Living()); } });
        trainer.Run(default);
        Assert.Equal(counts[0], counts[1]);
    }

    /// <summary>Tensors alive, once the finalizers of what other tests left behind have run.</summary>
    private static long Living()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return torch.Tensor.TotalCount;
    }
}
