using RnnResearch.Configuration;
using RnnResearch.Data;
using RnnResearch.Experiments;
using RnnResearch.Experiments.Sentiment;
using RnnResearch.Tests.Training;
using RnnResearch.Training;

namespace RnnResearch.Tests.Experiments.Sentiment;

/// <summary>A classifier from its configuration to its pictures, and to texts of one's own.</summary>
public sealed class SentimentRunTests : IDisposable
{
    private readonly TinySentiment tiny = new();

    public void Dispose() => tiny.Dispose();

    [Theory]
    [InlineData("model.summary=last", "model.bidirectional=true")]
    [InlineData("model.summary=attention")]
    [InlineData("model.kind=bag_of_words", "model.bigrams=100")]
    public void It_trains_reports_and_is_evaluated_again_to_the_same_numbers(params string[] overrides)
    {
        var outcome = tiny.Train(overrides);
        var summary = RunDirectory.Open(outcome.Folder).Summary!;
        Assert.Equal(RunStatus.Finished, summary.Status);
        Assert.Equal(["loss", "accuracy", "macro_f1"], summary.Test!.Keys);
        ExperimentRunner.Evaluate(outcome.Folder, new EvaluateOptions([], new(), tiny["evaluation"]), tiny.Progress);
        Assert.Contains(
            FormattableString.Invariant($"\"loss\": {summary.Test["loss"]:R}"), File.ReadAllText(tiny["evaluation/scores.json"]));
        foreach (var folder in new[] { Path.Combine(outcome.Folder, "samples"), tiny["evaluation"] })
        {
            Assert.StartsWith("text,label,predicted,probability\n", File.ReadAllText(Path.Combine(folder, "classified-test.csv")));
            Assert.True(File.Exists(Path.Combine(folder, "test-1.png")));
        }
    }

    [Fact]
    public void A_run_that_goes_on_is_bitwise_the_one_that_never_stopped()
    {
        var straight = RunDirectory.Open(tiny.Train().Folder);
        var run = RunDirectory.Open(tiny.Train("train.save_every=3").Folder);
        var checkpoints = new CheckpointStore(run.CheckpointsFolder, keepLast: 100, _ => { });
        foreach (var later in checkpoints.Steps.Where(step => step > 3)) Directory.Delete(checkpoints.PathOf(later), recursive: true);
        File.Delete(run.SummaryFile);

        ExperimentRunner.Resume(run.Path, tiny.Progress, default);

        Assert.Equal(TinyText.Weights(straight), TinyText.Weights(run));
        Assert.Equal(MetricRows.WithoutSeconds(straight.MetricsFile), MetricRows.WithoutSeconds(run.MetricsFile));
        Assert.Equal(straight.Summary!.Test, run.Summary!.Test);
    }

    [Fact]
    public void Texts_of_ones_own_are_judged_by_the_word_that_counts()
    {
        var run = tiny.Train("train.epochs=40", "train.optimizer.learning_rate=0.02").Folder;
        File.Delete(tiny.TextFile); // the run knows all it needs
        var said = new List<ClassifiedText>();
        Assert.True(SentimentVerbs.Classify(run, ["Number 3 is BAD", "number 4 is good"], tiny["out.csv"], tiny.Progress, said.Add));
        Assert.Equal(["bad", "good"], said.Select(text => text.Label));
        Assert.Equal(["bad", "good"], said.Select(text => text.Strongest.First().Word));
        Assert.All(said, text => Assert.True(text.Strongest.First().LogOdds > 1));
        Assert.StartsWith("text,label,probability\nNumber 3 is BAD,bad,", File.ReadAllText(tiny["out.csv"]));
        Assert.False(SentimentVerbs.Classify(run, ["  ", "good"], null, tiny.Progress, said.Add));
        Assert.Equal("good", said[^1].Text);
    }

    [Theory]
    [InlineData("train.select_by: expected one of loss, accuracy; found macro_f1", "data.name=reviews", "train.select_by=macro_f1")]
    [InlineData("data.path: expected the CSV or TSV file with your texts", "data.path=null")]
    [InlineData("model.bigrams: a recurrent network reads words in their order anyway", "model.bigrams=10")]
    public void What_cannot_be_is_an_error_before_anything_runs(string message, params string[] overrides) =>
        Assert.Contains(message, Assert.Throws<ConfigException>(() => tiny.Load(overrides)).Message);

    [Fact]
    public void Sets_that_are_not_there_say_how_to_get_them() =>
        Assert.Contains("no such file", Assert.Throws<DataException>(() => tiny.Train($"data.path={tiny["none.csv"]}")).Message);
}
