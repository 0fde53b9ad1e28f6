using RnnResearch.Configuration;
using RnnResearch.Data;
using RnnResearch.Experiments;
using RnnResearch.Experiments.Sentiment;
using RnnResearch.Training;

namespace RnnResearch.Tests.Experiments.Sentiment;

/// <summary>A classifier from its configuration to its tables and pictures, through the runner that every task has.</summary>
public sealed class SentimentRunTests : IDisposable
{
    private readonly TinySentiment tiny = new();
    private readonly List<ClassifiedText> answers = [];

    public void Dispose() => tiny.Dispose();

    [Fact]
    public void It_trains_shows_and_is_evaluated_again_to_the_same_numbers()
    {
        var run = tiny.Train();
        var summary = run.Summary!;
        Assert.Equal(["loss", "accuracy", "macro_f1"], summary.Test!.Keys);
        Assert.Equal(["loss", "accuracy", "macro_f1"], summary.Validation!.Keys);
        Assert.Equal((1, 1), (summary.Test["accuracy"], summary.Test["macro_f1"]));
        Assert.Equal(["classified-test.csv", "test-1.png", "test-2.png"], Samples(run).Keys);
        var rows = File.ReadAllLines(Path.Combine(run.SamplesFolder, "classified-test.csv"));
        Assert.Equal(("text,label,predicted,probability", 13), (rows[0], rows.Length));
        Assert.StartsWith("Film 12 is good!,x,x,0.", rows[1]);

        ExperimentRunner.Evaluate(run.Path, new EvaluateOptions([], new(), tiny["evaluation"]), tiny.Progress);
        var again = File.ReadAllText(tiny["evaluation/scores.json"]);
        Assert.Contains(FormattableString.Invariant($"\"loss\": {summary.Test["loss"]:R}"), again);
    }

    [Theory]
    [InlineData("model.kind=recurrent")]
    [InlineData("model.kind=bag_of_words")]
    public void A_run_that_goes_on_is_bitwise_the_one_that_never_stopped(string kind)
    {
        var (straight, run) = ResumedRun.BesideOneThatNeverStopped(changes => tiny.Train([kind, .. changes]), tiny.Progress);
        Assert.Equal(Samples(straight), Samples(run));
    }

    [Fact]
    public void Texts_of_ones_own_are_classified_without_the_table()
    {
        var run = tiny.Train("train.epochs=20");
        File.Delete(tiny.Table);
        Assert.True(SentimentVerbs.Classify(run.Path, ["A GOOD, film", "bad"], tiny["answers.csv"], tiny.Progress, answers.Add));
        Assert.Equal(["x", "y"], answers.Select(answer => answer.Label));
        Assert.Equal(["a", "good", ",", "film"], answers[0].Effects.Select(effect => effect.Word));
        Assert.Equal("good", answers[0].Strongest.First().Word);
        var lines = File.ReadAllLines(tiny["answers.csv"]);
        Assert.Equal("text,label,probability", lines[0]);
        Assert.StartsWith("\"A GOOD, film\",x,0.", lines[1]);
    }

    [Fact]
    public void A_text_without_a_word_costs_no_other_its_verdict()
    {
        var run = tiny.Train("train.epochs=1");
        Assert.False(SentimentVerbs.Classify(run.Path, [" ", "good"], null, tiny.Progress, answers.Add));
        Assert.Equal("good", Assert.Single(answers).Text);
        Assert.Contains("text 1 has no words, so there is nothing to say of it", tiny.Progress.Warnings);
    }

    [Fact]
    public void What_a_word_did_is_what_the_text_is_without_it()
    {
        var run = tiny.Train("train.epochs=2");
        string[] texts = ["film is good", "is good", "film good", "film is", "unheard"];
        SentimentVerbs.Classify(run.Path, texts, null, tiny.Progress, answers.Add);
        for (var i = 0; i < 3; i++)
            if (answers[i + 1].Label == answers[0].Label)
                Assert.Equal(LogOdds(answers[0]) - LogOdds(answers[i + 1]), answers[0].Effects[i].LogOdds, 1e-3);
        Assert.Equal(0, answers[4].Effects[0].LogOdds, 1e-6); // an unknown word is what it is judged without
    }

    [Fact]
    public void Labels_that_a_run_never_learned_are_refused()
    {
        var run = tiny.Train("train.epochs=1");
        File.WriteAllText(tiny.Table, File.ReadAllText(tiny.Table).Replace(",x,", ",w,", StringComparison.Ordinal));
        var error = Assert.Throws<DataException>(
            () => ExperimentRunner.Evaluate(run.Path, new EvaluateOptions([], new(), tiny["evaluation"]), tiny.Progress));
        Assert.Equal(
            "films: the labels are w, y, z, and the checkpoint has learned x, y, z; set data.path to the texts it was trained on",
            error.Message);
    }

    [Theory]
    [InlineData("train.select_by: expected one of loss, accuracy; found macro_f1", "data.name=reviews", "train.select_by=macro_f1")]
    [InlineData("data.path: expected the CSV or TSV file with your texts, because data.name is table", "data.path=null")]
    [InlineData("model.bigrams: a recurrent network reads words in their order anyway; set this to 0", "model.bigrams=5")]
    [InlineData("join: expected plain, because bidirectional layers are stacked as they are", "model.join=residual")]
    public void What_cannot_be_is_an_error_before_anything_runs(string message, params string[] overrides) =>
        Assert.Contains(message, Assert.Throws<ConfigException>(() => tiny.Load(overrides)).Message);

    [Fact]
    public void A_small_network_learns_from_the_generated_reviews_what_no_bag_of_words_can()
    {
        string[] few =
        [
            "data.name=reviews", "data.path=null", "model.cell=lstm", "model.hidden=32", "model.embedding=32", "model.summary=last",
            "model.bidirectional=false", "model.word_dropout=0", "model.embedding_dropout=0", "model.summary_dropout=0",
            "train.epochs=3", "train.batch_size=20", "train.optimizer.learning_rate=0.01", "train.keep_checkpoints=1", "report.texts=0",
        ];
        Assert.InRange(tiny.Train([.. few, "model.kind=bag_of_words"]).Summary!.Test!["accuracy"], 0.45, 0.55);
        Assert.InRange(tiny.Train(few).Summary!.Test!["accuracy"], 0.95, 1);
    }

    private static double LogOdds(ClassifiedText answer) => Math.Log(answer.Probability / (1 - answer.Probability));

    private static SortedDictionary<string, string> Samples(RunDirectory run) => new(
        Directory.EnumerateFiles(run.SamplesFolder).ToDictionary(
            file => Path.GetFileName(file), file => Convert.ToHexString(File.ReadAllBytes(file))));
}
