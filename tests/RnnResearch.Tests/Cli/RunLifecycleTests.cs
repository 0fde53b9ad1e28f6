namespace RnnResearch.Tests.Cli;

/// <summary>What is left of a run that never began, that failed, or that is resumed after its end.</summary>
public sealed class RunLifecycleTests
{
    [Fact]
    public void A_run_whose_data_is_missing_leaves_the_latest_one_alone()
    {
        using var rnn = new RnnProcess();
        rnn.RunWell("train", "tiny", "train.epochs=1");
        var (code, _, error) = rnn.Run("train", "tiny", "data.name=folder", $"data.path={rnn.In("nowhere")}");
        Assert.Equal(1, code);
        Assert.Contains("no such folder", error);
        Assert.True(File.Exists(Path.Combine(rnn.Latest, "summary.json")));
    }

    [Fact]
    public void Resuming_a_finished_run_changes_none_of_its_metrics()
    {
        using var rnn = new RnnProcess();
        rnn.RunWell("train", "tiny", "train.epochs=1");
        var metrics = rnn.Metrics;
        Assert.Contains(metrics, row => row.Contains(",test,bleu4,"));
        rnn.RunWell("resume", "--run", rnn.Latest);
        Assert.Equal(metrics, rnn.Metrics);
    }

    [Fact]
    public void A_run_that_explodes_fails_with_the_reason_and_a_next_step()
    {
        using var rnn = new RnnProcess();
        var (code, output, error) = rnn.Run("train", "tiny", "train.optimizer.learning_rate=1.0e+30", "train.clip_norm=0");
        Assert.Equal(1, code);
        Assert.Contains("the last checkpoint is good", error);
        Assert.StartsWith("failed: results/tiny/", output.TrimEnd().Split('\n')[^1]);
        Assert.EndsWith("next: make exp NAME=tiny SET=train.optimizer.learning_rate=3.3e+29", output.TrimEnd());
        Assert.Equal("failed", rnn.SummaryOf("tiny")["status"]!.GetValue<string>());
    }

    [Fact]
    public void A_run_can_begin_with_the_weights_of_another()
    {
        using var rnn = new RnnProcess();
        rnn.RunWell("train", "tiny", "train.epochs=1");
        var (code, _, error) = rnn.Run("train", "tiny", "train.epochs=1", $"train.init_from={rnn.Latest}", "model.hidden=10");
        Assert.True(code == 0, error);
        Assert.Matches("init_from: [0-9]+ of [0-9]+ tensors from ", error);
        Assert.Contains("left as drawn, for no tensor there fits: ", error);
    }

    [Fact]
    public void A_split_that_is_not_there_is_named_with_those_that_are()
    {
        using var rnn = new RnnProcess();
        rnn.RunWell("train", "tiny", "train.epochs=1", "data.scenes.novel=0");
        var (code, _, error) = rnn.Run("eval", "--run", rnn.Latest, "--split", "novel");
        Assert.Equal(1, code);
        Assert.Contains("scenes has no images in the split novel; it has train, validation, test", error);
    }
}
