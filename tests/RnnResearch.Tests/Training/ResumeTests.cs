using RnnResearch.Tests.Files;
using RnnResearch.Training;

namespace RnnResearch.Tests.Training;

/// <summary>What a training takes up fits together, or is said to be wrong in one sentence.</summary>
public sealed class ResumeTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public void What_is_best_is_what_the_checkpoint_says_that_training_goes_on_from()
    {
        using (var first = new ToyRun(folder.Path)) first.Trainer(ToyRun.Config with { Epochs = 2 }, Falling).Run(default);
        File.Delete(folder["checkpoints/step-00000010/model.safetensors"]);
        using var second = new ToyRun(folder.Path);
        var trainer = second.Trainer(ToyRun.Config with { Epochs = 2 }, streams => new(streams) { Losses = new([0.8]) });
        trainer.Resume(second.Checkpoints.LoadToResume()!);
        Assert.Equal((5L, 5L), (trainer.State.BestStep, second.Checkpoints.BestStep));
        Assert.Empty(second.Progress.Warnings);
        trainer.Run(default);
        Assert.Equal((10L, 10L), (trainer.State.BestStep, second.Checkpoints.BestStep));
    }

    [Fact]
    public void A_best_checkpoint_that_is_gone_is_told_and_the_present_one_is_measured_in_its_place()
    {
        using (var first = new ToyRun(folder.Path))
            first.Trainer(ToyRun.Config with { Epochs = 2 }, streams => new(streams) { Losses = new([0.1, 0.9]) }).Run(default);
        Directory.Delete(folder["checkpoints/step-00000005"], recursive: true);
        using var second = new ToyRun(folder.Path);
        var trainer = second.Trainer(ToyRun.Config with { Epochs = 2 }, streams => new(streams) { Losses = new([0.9]) });
        trainer.Resume(second.Checkpoints.LoadToResume()!);
        Assert.Equal((10L, 0.9), (trainer.State.BestStep, trainer.State.BestValue));
        Assert.Equal(0.9, trainer.State.BestMetrics["loss"]);
        Assert.Equal(10, second.Checkpoints.BestStep);
        Assert.StartsWith("the best checkpoint, of step 5, is damaged or gone", Assert.Single(second.Progress.Warnings));
    }

    [Fact]
    public void Rows_are_on_the_disk_before_the_checkpoint_that_follows_them()
    {
        using var run = new ToyRun(folder.Path);
        using var disk = new BrokenDisk(_ => false);
        run.Trainer(ToyRun.Config with { Epochs = 1 }).Run(default);
        var names = disk.Synced.ConvertAll(Path.GetFileName);
        Assert.InRange(names.LastIndexOf("metrics.csv"), 0, names.IndexOf("manifest.json") - 1);
    }

    [Fact]
    public void A_disk_that_does_not_take_the_rows_ends_the_training_and_no_checkpoint_is_sealed()
    {
        using var run = new ToyRun(folder.Path);
        using var disk = new BrokenDisk(path => path.EndsWith("metrics.csv", StringComparison.Ordinal));
        var trainer = run.Trainer(ToyRun.Config);
        Assert.Contains("metrics.csv", Assert.Throws<IOException>(() => trainer.Run(default)).Message);
        Assert.Empty(run.Checkpoints.Steps);
    }

    public static TheoryData<string> States => new(
        "{}", "[]", "null", "7", "\"x\"",
        """{"Step": 1}""", """{"Step": "5"}""", """{"Step": null}""", """{"Step": 5.5}""", """{"Step": [5]}""", """{"Step": -5}""",
        """{"Step": 5, "Step": 5}""", """{"Step": 5, "Seconds": -1}""", """{"Step": 5, "Seconds": 1e999}""",
        """{"Step": 5, "Seconds": "NaN"}""",
        """{"Step": 5, "Tokens": -1}""", """{"Step": 5, "WindowTokens": 9}""", """{"Step": 5, "BestStep": 6}""",
        """{"Step": 5, "BestStep": -1}""", """{"Step": 5, "BestMetrics": null}""", """{"Step": 5, "BestMetrics": [1]}""",
        """{"Step": 5, "BestMetrics": {"loss": "low"}}""", """{"Step": 5, "WithoutImprovement": -1}""",
        """{"Step": 5, "Plateaus": 5000000000}""");

    [Theory]
    [MemberData(nameof(States))]
    public void A_state_that_no_loop_has_written_is_refused_in_one_sentence(string state)
    {
        var checkpoint = new Checkpoint { Step = 5, Model = new Dictionary<string, TorchSharp.torch.Tensor>(), State = state };
        var error = Assert.Throws<CheckpointException>(() => TrainerState.Of(checkpoint));
        Assert.StartsWith("step 5: the checkpoint's state.json is not what the loop has written: ", error.Message);
    }

    [Fact]
    public void A_step_beyond_the_last_is_refused()
    {
        using (var first = new ToyRun(folder.Path)) first.Trainer(ToyRun.Config).Run(default);
        using var second = new ToyRun(folder.Path);
        var trainer = second.Trainer(ToyRun.Config with { Epochs = 1 });
        var error = Assert.Throws<CheckpointException>(() => trainer.Resume(second.Checkpoints.LoadNewest()!));
        Assert.StartsWith("the checkpoint of step 20 is beyond the 5 steps", error.Message);
    }

    public void Dispose() => folder.Dispose();

    private static ToyTask Falling(RandomStreams streams) => new(streams) { Losses = new([0.9, 0.8, 0.7, 0.6]) };
}
