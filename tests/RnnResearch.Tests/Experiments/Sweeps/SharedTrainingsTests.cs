using RnnResearch.Training;

namespace RnnResearch.Tests.Experiments.Sweeps;

/// <summary>Runs that differ in nothing that training reads: one is trained, the others take that over.</summary>
public sealed class SharedTrainingsTests : IDisposable
{
    /// <summary>A note is read after training only.</summary>
    private const string Notes = """
        experiment: x
        grid: {note: [a, b, c]}
        seeds: [1, 2]
        workers: 1
        """;

    private readonly SweepFiles files = new(Notes);

    [Fact]
    public void One_is_trained_and_the_others_take_over_what_it_came_to()
    {
        var training = new FakeTraining();
        Assert.Equal(RunStatus.Finished, files.Run(training.Worker).Status);
        Assert.Equal(["note=a,seed=1", "note=a,seed=2"], training.Trained);
        Assert.Equal(
            ["note=a,seed=1", "note=a,seed=2", "note=b,seed=1", "note=c,seed=1", "note=b,seed=2", "note=c,seed=2"], training.Worker.Seen);
        const string told = "note=c,seed=2: takes over the training of note=a,seed=2: they differ in nothing that training reads";
        Assert.Contains(told, files.Progress.Lines);
        Assert.DoesNotContain("note=c,seed=2: started", files.Progress.Lines);

        var (one, other) = (Open("note=a,seed=2"), Open("note=c,seed=2"));
        Assert.Contains(told, File.ReadAllText(other.LogFile));
        Assert.Equal("made by note=a,seed=2", File.ReadAllText(other.MetricsFile));
        var (from, to) = (Checkpoints(one), Checkpoints(other));
        Assert.Equal([FakeTraining.Best, FakeTraining.Last], to.Steps);
        Assert.Equal(FakeTraining.Best, to.BestStep);
        foreach (var step in to.Steps)
        {
            string Of(SavedCheckpoints saved, string file) => File.ReadAllText(Path.Combine(saved.PathOf(step), file));
            Assert.Equal(File.ReadAllText(other.ConfigFile), Of(to, "config.yaml"));
            Assert.Equal(Of(from, "model.safetensors"), Of(to, "model.safetensors"));
            Assert.Equal(step, to.Load(step).Step);
        }
        Assert.Equal((null, "note=a,seed=2"), (one.Info.TrainedAs, other.Info.TrainedAs));
        Assert.Equal(one.Info.Started, other.Info.Started);
    }

    [Fact]
    public void The_time_of_a_training_counts_once()
    {
        var outcome = files.Run(new FakeTraining().Worker);
        Assert.Equal(["60", "60", "60"], outcome.Tables[0].Rows.Select(row => row[^1]));
        Assert.Contains(
            "; 2.0 minutes of training in all; 4 runs have taken over the training of another.", File.ReadAllText(files.In("summary.md")));
    }

    [Fact]
    public void Several_workers_wait_for_the_one_that_is_trained()
    {
        files.With(Notes.Replace("workers: 1", "workers: 4", StringComparison.Ordinal));
        var training = new FakeTraining((label, run) =>
        {
            if (!label.StartsWith("note=a", StringComparison.Ordinal))
                Assert.Equal(RunStatus.Finished, Open($"note=a,{label.Split(',')[1]}").Summary!.Status);
            return null;
        });
        Assert.Equal(RunStatus.Finished, files.Run(training.Worker).Status);
        Assert.Equal(["note=a,seed=1", "note=a,seed=2"], training.Trained.Order());
    }

    [Theory]
    [InlineData(false, RunStatus.Failed)]
    [InlineData(true, RunStatus.Finished)] // a run that diverges is a result
    public void Where_the_first_comes_to_nothing_the_next_is_trained(bool diverges, RunStatus status)
    {
        var training = new FakeTraining((label, run) =>
            label != "note=a,seed=1" ? null : diverges ? FakeWorker.Diverge(run, step: 3) : FakeWorker.Fail("no"));
        Assert.Equal(status, files.Run(training.Worker).Status);
        Assert.Equal(["note=a,seed=2", "note=b,seed=1"], training.Trained);
        Assert.Equal("note=b,seed=1", Open("note=c,seed=1").Info.TrainedAs);

        if (diverges) return;
        var again = new FakeTraining();
        Assert.Equal(RunStatus.Finished, files.Run(again.Worker).Status);
        Assert.Empty(again.Trained); // what failed takes over as well
        Assert.Equal(["note=a,seed=1"], again.Worker.Seen);
    }

    [Fact]
    public void Fail_fast_starts_none_of_those_that_wait()
    {
        var training = new FakeTraining((_, _) => FakeWorker.Fail("no"));
        Assert.Equal(RunStatus.Failed, files.Run(training.Worker, files.Options with { FailFast = true }).Status);
        Assert.Equal(["note=a,seed=1"], training.Worker.Seen);
    }

    [Fact]
    public void The_one_that_was_interrupted_is_gone_on_with_first()
    {
        using var interrupt = new CancellationTokenSource();
        files.Run(
            new FakeTraining((label, run) =>
            {
                if (label == "note=a,seed=1") return FakeWorker.Fail("no");
                if (label != "note=b,seed=1") return null;
                interrupt.Cancel();
                return FakeWorker.Interrupt(run);
            }).Worker,
            interrupt: interrupt.Token);

        var again = new FakeTraining();
        Assert.Equal(RunStatus.Finished, files.Run(again.Worker).Status);
        Assert.Equal(["note=b,seed=1"], again.Trained);
        Assert.Equal("note=b,seed=1", Open("note=a,seed=1").Info.TrainedAs);
    }

    [Fact]
    public void A_value_that_is_added_takes_over_what_is_finished()
    {
        files.Run(new FakeTraining().Worker);
        files.With(Notes.Replace("[a, b, c]", "[_, a, b, c]", StringComparison.Ordinal));
        var again = new FakeTraining();
        Assert.Equal(RunStatus.Finished, files.Run(again.Worker).Status);
        Assert.Equal(["note=_,seed=1", "note=_,seed=2"], again.Worker.Seen);
        Assert.Empty(again.Trained);
        Assert.Equal("note=a,seed=1", Open("note=_,seed=1").Info.TrainedAs);
    }

    [Fact]
    public void A_copy_that_was_cut_short_is_made_again()
    {
        using var interrupt = new CancellationTokenSource();
        files.Run(
            new FakeTraining((label, _) =>
            {
                if (label == "note=a,seed=2") interrupt.Cancel();
                return null;
            }).Worker,
            interrupt: interrupt.Token);
        var (one, other) = (Open("note=a,seed=1"), Open("note=b,seed=1"));
        var half = Checkpoints(other).PathOf(FakeTraining.Last) + ".tmp";
        Directory.CreateDirectory(half);
        File.Copy(Path.Combine(Checkpoints(one).PathOf(FakeTraining.Last), "model.safetensors"), Path.Combine(half, "model.safetensors"));
        File.WriteAllText(other.MetricsFile, "half of");
        Assert.Null(other.Info.Started);

        var again = new FakeTraining();
        Assert.Equal(RunStatus.Finished, files.Run(again.Worker).Status);
        Assert.Empty(again.Trained);
        Assert.False(Directory.Exists(half));
        Assert.Equal([FakeTraining.Best, FakeTraining.Last], Checkpoints(other).Steps);
        Assert.Equal("made by note=a,seed=1", File.ReadAllText(other.MetricsFile));
    }

    [Fact]
    public void One_that_has_taken_over_and_was_interrupted_keeps_what_it_has()
    {
        files.Run(new FakeTraining((label, run) => label == "note=b,seed=1" ? FakeWorker.Interrupt(run) : null).Worker);
        Directory.Delete(Open("note=a,seed=1").CheckpointsFolder, recursive: true);
        Directory.Delete(Open("note=c,seed=1").CheckpointsFolder, recursive: true);
        var again = new FakeTraining();
        files.Progress.Lines.Clear();
        Assert.Equal(RunStatus.Finished, files.Run(again.Worker).Status);
        Assert.Equal("note=b,seed=1: resumed", files.Progress.Lines[1]);
        Assert.Empty(again.Trained);
    }

    [Theory]
    [InlineData(FakeTraining.Best)]
    [InlineData(FakeTraining.Last)]
    public void Where_a_checkpoint_is_damaged_the_others_are_trained_themselves(long step)
    {
        var training = new FakeTraining((label, run) =>
        {
            if (label == "note=b,seed=1")
                File.Delete(Path.Combine(Checkpoints(Open("note=a,seed=2")).PathOf(step), "model.safetensors"));
            return null;
        });
        Assert.Equal(RunStatus.Finished, files.Run(training.Worker).Status);
        Assert.Equal(["note=a,seed=1", "note=a,seed=2", "note=b,seed=2", "note=c,seed=2"], training.Trained);
        var warning = files.Progress.Warnings[0];
        Assert.StartsWith("note=b,seed=2: takes over no training and is trained itself: ", warning);
        Assert.Contains("model.safetensors", warning);
    }

    public void Dispose() => files.Dispose();

    private RunDirectory Open(string label) => RunDirectory.Open(files.In($"runs/{label}"));

    private static SavedCheckpoints Checkpoints(RunDirectory run) => new(run.CheckpointsFolder, Assert.Fail);
}
