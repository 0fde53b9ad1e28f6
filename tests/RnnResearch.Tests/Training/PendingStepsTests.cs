using RnnResearch.Training;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Training;

/// <summary>Training whose losses are read a window at a time, as a GPU's are, on the processor.</summary>
public sealed class PendingStepsTests
{
    // Windows that end at rows of the log, at evaluations and checkpoints only; and ones that are full before.
    public static TheoryData<int> Windows => [1000, 2];

    [Fact]
    public void On_the_processor_each_step_is_read_at_once()
    {
        using var scope = NewDisposeScope();
        using var pending = new PendingSteps(PendingSteps.WindowFor(nn.Linear(2, 1)));
        Assert.False(pending.Full);
        pending.Add(7, new(ones(1), tensor(0.1f), 12), tensor(1.0 / 3));
        Assert.True(pending.Full);
        Assert.Equal([new MeasuredStep(7, 12, 0.1f, 1.0 / 3)], pending.Read());
        Assert.False(pending.Full);
        Assert.Empty(pending.Read());
    }

    [Fact]
    public void Steps_come_back_in_order_and_leave_no_tensor()
    {
        using var scope = NewDisposeScope();
        using var pending = new PendingSteps(3);
        var before = LivingTensors.Count();
        for (var step = 1; step <= 3; step++)
        {
            Assert.False(pending.Full);
            using var inner = NewDisposeScope();
            pending.Add(step, new(ones(1), tensor(step + 0.5f), step), tensor(10.0 * step));
        }
        Assert.True(pending.Full);
        Assert.Equal([new(1, 1, 1.5, 10), new(2, 2, 2.5, 20), new(3, 3, 3.5, 30)], pending.Read());
        Assert.Equal(before, LivingTensors.Count());
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void A_window_changes_neither_metrics_nor_weights_nor_reports(int window)
    {
        var config = ToyRun.Config with
        {
            SaveEvery = 4,
            MaxSteps = 19,
            Schedule = new() { Kind = ScheduleKind.Exponential, Decay = 0.5, DecayAfter = 2 },
        };
        using var at = new TempFolder();
        using var later = new TempFolder();
        using var one = new ToyRun(at.Path);
        using var many = new ToyRun(later.Path);
        var (first, second) = (one.Trainer(config), many.Trainer(config, window: window));
        first.Run(default);
        second.Run(default);
        Assert.Equal(one.Rows, many.Rows);
        Assert.Equal(one.Weights, many.Weights);
        object[] Reports(ToyRun run) => [.. run.Progress.Steps.Select(report => report with { TokensPerSecond = 0, Remaining = default })];
        Assert.Equal(Reports(one), Reports(many));
        Assert.Equal(one.Progress.Evaluations, many.Progress.Evaluations);
        var atTheSamePace = second.State with { Seconds = first.State.Seconds, StepSeconds = first.State.StepSeconds };
        Assert.Equal(first.State.ToJson(), atTheSamePace.ToJson());
    }

    [Theory]
    [InlineData(8, 5)]   // in the midst of a window from 6 to 9, of the log
    [InlineData(9, 5)]
    [InlineData(11, 10)]
    public void A_loss_that_is_no_number_is_named_and_nothing_is_saved_after_it(int bad, int saved)
    {
        using var folder = new TempFolder();
        using var run = new ToyRun(folder.Path);
        var config = ToyRun.Config with { SaveEvery = 5, LogEvery = 9, EvaluateEvery = 1000 };
        var trainer = run.Trainer(config, ToyTask.Scaled(at: bad, by: double.NaN), window: 1000);
        var error = Assert.Throws<TrainingDivergedException>(() => trainer.Run(default));
        Assert.Contains($"step {bad}:", error.Message);
        var newest = run.Checkpoints.LoadNewest()!;
        Assert.Equal(saved, newest.Step);
        Assert.All(WeightNumbers.All(newest.Model), weight => Assert.True(float.IsFinite(weight)));
        Assert.Equal(bad - 1, trainer.State.Step);
    }

    [Fact]
    public void An_interrupted_window_is_read_before_it_is_saved()
    {
        using var folder = new TempFolder();
        using var run = new ToyRun(folder.Path);
        var config = ToyRun.Config with { LogEvery = 1000 };
        var error = Assert.Throws<TrainingDivergedException>(
            () => run.RunUntil(8, config, ToyTask.Scaled(at: 7, by: double.NaN), window: 1000));
        Assert.Contains("step 7:", error.Message);
        Assert.Equal(5, run.Checkpoints.LoadNewest()!.Step);
    }

    [Fact]
    public void An_explosion_within_a_window_warns_at_its_step()
    {
        using var folder = new TempFolder();
        using var run = new ToyRun(folder.Path);
        var config = ToyRun.Config with { Epochs = 30, LogEvery = 50, EvaluateEvery = 1000 };
        run.Trainer(config, ToyTask.Scaled(at: 120, by: 1e6), window: 1000).Run(default);
        Assert.Contains("step 120", Assert.Single(run.Progress.Warnings));
    }

    [Theory]
    [InlineData(7)]  // between two rows of the log
    [InlineData(10)]
    public void Stopping_within_a_window_and_resuming_is_bitwise_the_same_as_never_stopping(int stopAt)
    {
        using var straight = new TempFolder();
        using var broken = new TempFolder();
        using var whole = new ToyRun(straight.Path);
        whole.Trainer(ToyRun.Config).Run(default);

        using (var first = new ToyRun(broken.Path))
            Assert.Equal(RunStatus.Interrupted, first.RunUntil(stopAt, ToyRun.Config, window: 1000));
        using var second = new ToyRun(broken.Path);
        var resumed = second.Trainer(ToyRun.Config, window: 1000);
        resumed.Resume(second.Checkpoints.LoadNewest()!);
        Assert.Equal(stopAt, resumed.State.Step);
        resumed.Run(default);
        Assert.Equal(whole.Rows, second.Rows);
        Assert.Equal(whole.Weights, second.Weights);
    }

    [Fact]
    public void Windows_leave_no_tensor_behind_even_when_training_fails()
    {
        using var folder = new TempFolder();
        using var run = new ToyRun(folder.Path);
        var counts = new List<long>();
        var trainer = run.Trainer(
            ToyRun.Config with { Epochs = 205, LogEvery = 50, EvaluateEvery = 10_000 },
            streams => new ToyTask(streams)
            {
                BeforeLoss = step =>
                {
                    if (step is 51 or 1001 or 1020) counts.Add(LivingTensors.Count());
                    if (step == 1020) throw new InvalidOperationException("in the midst of a window");
                },
            },
            window: 1000);
        Assert.Throws<InvalidOperationException>(() => trainer.Run(default));
        Assert.Equal(counts[0], counts[1]);
        Assert.Equal(counts[1] + (2 * 19), counts[2]);
        Assert.InRange(LivingTensors.Count(), 0, counts[1]);
    }
}
