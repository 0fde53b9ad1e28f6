using RnnResearch.Configuration;
using RnnResearch.Tests.Training;
using RnnResearch.Training;

namespace RnnResearch.Tests.Experiments;

/// <summary>A resumed run is the run that was begun: of its configuration, on its data.</summary>
public sealed class ResumeTests : IDisposable
{
    private readonly TinyText tiny = new();

    public void Dispose() => tiny.Dispose();

    [Fact]
    public void An_edited_configuration_is_refused_key_by_key_and_nothing_is_changed()
    {
        var run = tiny.Trained();
        Edit(run, ("batch_size: 4", "batch_size: 10"), ("seed: 1", "seed: 2"), ("epochs: 2", "epochs: 3"));
        var before = TinyText.Contents(run.Path);
        var problems = Assert.Throws<ConfigException>(() => tiny.Resume(run)).Problems;
        Assert.Equal(["seed", "train.batch_size", "train.epochs"], problems.Select(problem => problem.Key).Order());
        Assert.Contains(problems, problem => problem.Message.Contains("was 4 when the run was saved, is 10 in "));
        Assert.Contains(problems, problem => problem.Message.Contains("rnn resume --run ") && problem.Message.EndsWith(" train.epochs=3"));
        Assert.Equal(before, TinyText.Contents(run.Path));

        Edit(run, ("batch_size: 10", "batch_size: 4"), ("seed: 2", "seed: 1"), ("epochs: 3", "epochs: 2"));
        Assert.Equal(RunStatus.Finished, tiny.Resume(run).Status);
    }

    [Fact]
    public void What_may_change_is_changed_recorded_and_gone_on_with_from_then_on()
    {
        var (straight, changed) = (tiny.Trained("train.epochs=4"), tiny.Trained());
        var weights = TinyText.Weights(changed);
        tiny.Resume(changed, "train.epochs=3", "logging.tensorboard=true");
        tiny.Resume(changed, "train.epochs=4");
        Assert.NotEqual(weights, TinyText.Weights(changed));
        Assert.Equal(TinyText.Weights(straight), TinyText.Weights(changed));
        Assert.Equal(MetricRows.WithoutSeconds(straight.MetricsFile), MetricRows.WithoutSeconds(changed.MetricsFile));
        Assert.Contains("  epochs: 4\n", File.ReadAllText(changed.ConfigFile));
        var resumptions = changed.Info.Resumptions!;
        Assert.Equal(
            ["train.epochs=3 logging.tensorboard=true", "train.epochs=4"],
            resumptions.Select(each => string.Join(' ', each.Changes.OrderDescending())));
        Assert.True(resumptions[0].Step < resumptions[1].Step);
        var expected = (changed.Info.Commit, changed.Info.Libtorch, 1);
        Assert.All(resumptions, each => Assert.Equal(expected, (each.Commit, each.Libtorch, each.Threads)));
    }

    [Theory]
    [InlineData("train.batch_size=10")]
    [InlineData("seed=5")]
    [InlineData("model.hidden=9")]
    [InlineData("data.validation=0.1")]
    [InlineData("train.optimizer.momentum=0.5")]
    public void What_would_make_another_run_of_it_is_refused_with_the_way_to_begin_one(string change)
    {
        var run = tiny.Trained("train.max_steps=3");
        var before = TinyText.Contents(run.Path);
        var problem = Assert.Single(Assert.Throws<ConfigException>(() => tiny.Resume(run, change)).Problems);
        Assert.Equal(change.Split('=')[0], problem.Key);
        Assert.Contains("it would be another run", problem.Message);
        Assert.Contains($"make exp NAME=tiny SET=\"{change} train.init_from=", problem.Message);
        Assert.Equal(before, TinyText.Contents(run.Path));
    }

    [Fact]
    public void A_key_that_does_not_exist_and_one_given_twice_are_refused()
    {
        var run = tiny.Trained("train.max_steps=3");
        Assert.Contains("unknown key", Assert.Throws<ConfigException>(() => tiny.Resume(run, "train.epoch=3")).Message);
        Assert.Contains("set twice", Assert.Throws<ConfigException>(() => tiny.Resume(run, "train.epochs=3", "train.epochs=4")).Message);
    }

    [Fact]
    public void A_change_holds_though_the_program_was_killed_before_it_was_in_the_configuration()
    {
        var run = tiny.Trained();
        var yaml = File.ReadAllText(run.ConfigFile);
        tiny.Resume(run, "train.epochs=3");
        var checkpoints = new CheckpointStore(run.CheckpointsFolder, keepLast: 100, _ => { });
        var resumedAt = run.Info.Resumptions!.Single().Step;
        foreach (var step in checkpoints.Steps.Where(step => step > resumedAt)) Directory.Delete(checkpoints.PathOf(step), recursive: true);
        var whole = MetricRows.WithoutSeconds(run.MetricsFile);

        File.WriteAllText(run.ConfigFile, yaml);
        tiny.Resume(run);
        Assert.Contains("  epochs: 3\n", File.ReadAllText(run.ConfigFile));
        Assert.Equal(whole, MetricRows.WithoutSeconds(run.MetricsFile));
    }

    [Fact]
    public void Data_that_changed_are_refused_and_data_that_moved_are_not()
    {
        var run = tiny.Trained("train.max_steps=3");
        var text = File.ReadAllText(tiny.TextFile);
        File.WriteAllText(tiny.TextFile, text.Replace("line 7", "line 8", StringComparison.Ordinal));
        var error = Assert.Throws<CheckpointException>(() => tiny.Resume(run));
        Assert.Contains("what this run was trained on has changed", error.Message);

        File.Delete(tiny.TextFile);
        File.WriteAllText(tiny["elsewhere.txt"], text);
        Assert.Equal(RunStatus.Finished, tiny.Resume(run, $"data.path={tiny["elsewhere.txt"]}").Status);
    }

    [Fact]
    public void A_resumption_in_other_circumstances_is_warned_of_and_recorded()
    {
        var run = tiny.Trained("train.max_steps=3");
        run.Write(run.Info with { Libtorch = "1.13.1", Machine = run.Info.Machine with { Cpu = "a loom" } });
        tiny.Resume(run, "threads=2");
        var warning = Assert.Single(tiny.Progress.Warnings);
        Assert.Contains($"libtorch 1.13.1, {TorchSharp.torch.__version__}", warning);
        Assert.Contains("machine a loom, ", warning);
        Assert.Contains("threads 1, 2", warning);
        Assert.Contains(warning, File.ReadAllText(run.LogFile));
        Assert.Equal(2, run.Info.Resumptions!.Single().Threads);

        tiny.Progress.Warnings.Clear();
        tiny.Resume(run);
        Assert.Empty(tiny.Progress.Warnings); // as the last time
    }

    private static void Edit(RunDirectory run, params (string From, string To)[] edits)
    {
        var yaml = File.ReadAllText(run.ConfigFile);
        foreach (var (from, to) in edits)
        {
            Assert.Contains(from, yaml);
            yaml = yaml.Replace(from, to, StringComparison.Ordinal);
        }
        File.WriteAllText(run.ConfigFile, yaml);
    }
}
