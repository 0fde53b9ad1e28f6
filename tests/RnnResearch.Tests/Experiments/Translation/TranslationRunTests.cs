using RnnResearch.Configuration;
using RnnResearch.Decoding;
using RnnResearch.Experiments;
using RnnResearch.Experiments.Translation;
using RnnResearch.Training;

namespace RnnResearch.Tests.Experiments.Translation;

/// <summary>A translation experiment from its configuration to its tables and its verb.</summary>
public sealed class TranslationRunTests : IDisposable
{
    private static readonly string[] Scores = ["bleu1", "bleu2", "bleu3", "bleu4", "exact", "loss", "perplexity"];
    private readonly TinyTranslation tiny = new();

    public void Dispose() => tiny.Dispose();

    [Theory]
    [InlineData]
    [InlineData("model.one_vector=true", "model.attention.alignment=uniform", "copy_unknown=false", "data.reverse_source=true")]
    [InlineData("model.attention.look=after", "model.attention.alignment=luong_general", "model.tied=true")]
    public void It_trains_reports_and_is_evaluated_again_to_the_same_numbers(params string[] overrides)
    {
        var outcome = tiny.Train(overrides);
        var run = RunDirectory.Open(outcome.Folder);
        Assert.Equal(RunStatus.Finished, run.Summary!.Status);
        Assert.Equal(Scores, run.Summary.Test!.Keys);
        Assert.Equal("by the length of the source, test", outcome.Tables[0].Title);
        Assert.Equal(["6-10", "11-15", "16-20"], outcome.Tables[0].Rows.Select(row => row[0]).Where(bin => bin != "1-5"));
        Assert.True(File.Exists(Path.Combine(run.SamplesFolder, "bleu-by-length-test.csv")));
        Assert.Equal(1001, File.ReadLines(Path.Combine(run.SamplesFolder, "translations-test.csv")).Count());
        var drawn = overrides.Length < 4 ? 2 : 0; // one vector has nowhere to look
        Assert.Equal(drawn, Directory.GetFiles(run.SamplesFolder, "test-*.png").Length);

        ExperimentRunner.Evaluate(outcome.Folder, new EvaluateOptions([], new(), tiny["evaluation"]), tiny.Progress);
        var again = File.ReadAllText(tiny["evaluation/scores.json"]);
        Assert.Contains(FormattableString.Invariant($"\"loss\": {run.Summary.Test["loss"]:R}"), again);
    }

    [Fact]
    public void A_run_that_goes_on_is_bitwise_the_one_that_never_stopped() => ResumedRun.BesideOneThatNeverStopped(
        changes => RunDirectory.Open(tiny.Train(changes).Folder), tiny.Progress);

    [Fact]
    public void A_trained_run_translates_what_it_is_given_and_needs_no_data()
    {
        var run = tiny.Train().Folder;
        var told = new List<TranslatedText>();
        var decode = new DecodeOverride(Beam: 1);
        var isComplete = TranslationVerbs.Translate(run, ["abcde", " ", "xaby"], decode, tiny["out.csv"], tiny.Progress, told.Add);
        Assert.False(isComplete);
        Assert.Equal(["abcde", "xaby"], told.Select(text => text.Source));
        Assert.Equal(["x", "y"], told[1].Unknown);
        Assert.Contains("text 2 has no words", Assert.Single(tiny.Progress.Warnings), StringComparison.Ordinal);
        Assert.Equal(3, File.ReadLines(tiny["out.csv"]).Count());
        Assert.StartsWith("source,translation,log_p", File.ReadAllText(tiny["out.csv"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_of_another_task_is_refused()
    {
        using var memory = new Memory.TinyMemory();
        var run = memory.Train().Folder;
        var error = Assert.Throws<InvalidDataException>(() =>
            TranslationVerbs.Translate(run, ["a"], new DecodeOverride(), null, tiny.Progress, _ => { }));
        Assert.EndsWith("expected a run of a translation experiment, found the task memory", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("train.select_by: expected one of loss, perplexity, bleu1, bleu2, bleu3, bleu4, exact; found accuracy",
        "train.select_by=accuracy")]
    [InlineData("data.path: expected your table", "data.name=table")]
    [InlineData("data.path: not used with name reversed", "data.path=pairs.csv")]
    [InlineData("model.attention.alignment: expected uniform with one_vector", "model.one_vector=true", "copy_unknown=false")]
    [InlineData("copy_unknown: one vector has no places", "model.one_vector=true", "model.attention.alignment=uniform")]
    [InlineData("model.attention.see_word: expected false with look: after", "model.attention.look=after", "model.attention.see_word=true")]
    [InlineData("model.attention.beta_gate: expected off with look: after", "model.attention.look=after",
        "model.attention.beta_gate=scalar")]
    [InlineData("model.attention.hard: expected null: only the captioner's objective", "model.attention.hard.entropy=0.1")]
    [InlineData("model.tied: the output layer reads the hidden state", "model.tied=true", "model.attention.deep_output=false")]
    [InlineData("model.encoder.join: expected plain", "model.encoder.bidirectional=true", "model.encoder.join=residual")]
    [InlineData("model.attention.alignment: luong_dot takes annotations as long as the hidden state, found 10 and 8",
        "model.attention.alignment=luong_dot")]
    public void What_cannot_be_is_an_error_before_anything_runs(string message, params string[] overrides) =>
        Assert.Contains(message, Assert.Throws<ConfigException>(() => tiny.Train(overrides)).Message);
}
