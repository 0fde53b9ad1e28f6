namespace RnnResearch.Tests.Cli;

public sealed class EndToEndTests(TrainedRun straight) : IClassFixture<TrainedRun>
{
    private const string Picture = "samples/test-test-00000.png";

    [Fact]
    public void A_killed_run_resumes_to_the_identical_metrics_and_weights()
    {
        using var killed = new RnnProcess();
        killed.RunAndKillAt("results/tiny/latest/checkpoints/step-00000016/manifest.json", "train", "tiny");
        Assert.False(File.Exists(Path.Combine(killed.Latest, "summary.json")));
        killed.RunWell("resume", "--run", killed.Latest);

        Assert.Equal(straight.Rnn.Metrics, killed.Metrics);
        Assert.Equal(straight.Rnn.Weights, killed.Weights);
    }

    [Fact]
    public void An_interrupted_run_is_saved_and_resumes_to_the_identical_metrics_and_weights()
    {
        using var interrupted = new RnnProcess();
        Assert.Equal(130, interrupted.RunAndTerminateAt("results/tiny/latest/checkpoints/step-00000006/manifest.json", "train", "tiny"));
        Assert.Equal("interrupted", interrupted.SummaryOf("tiny")["status"]!.GetValue<string>());
        Assert.Null(interrupted.InfoOf("tiny")["finished"]);
        interrupted.RunWell("resume", "--run", interrupted.Latest);
        Assert.NotNull(interrupted.InfoOf("tiny")["finished"]);

        Assert.Equal(straight.Rnn.Metrics, interrupted.Metrics);
        Assert.Equal(straight.Rnn.Weights, interrupted.Weights);
    }

    [Theory]
    [InlineData("truncated")]
    [InlineData("altered")]
    public void A_damaged_checkpoint_is_named_and_the_one_before_it_is_used(string damage)
    {
        using var rnn = new RnnProcess();
        rnn.RunWell("train", "tiny", "train.epochs=1");
        var newest = Path.Combine(rnn.Latest, "checkpoints/step-00000012/model.safetensors");
        var bytes = File.ReadAllBytes(newest);
        if (damage == "altered") bytes[^1] ^= 1;
        File.WriteAllBytes(newest, damage == "truncated" ? bytes[..^10] : bytes);

        var (code, _, error) = rnn.Run("resume", "--run", rnn.Latest);
        Assert.True(code == 0, error);
        Assert.Contains("step-00000012", error);
        Assert.Contains("SHA-256", error);
        Assert.Contains("step 10 is used", error);
    }

    [Fact]
    public void A_run_leaves_what_it_promises()
    {
        string[] files =
        [
            "config.yaml", "run.json", "metrics.csv", "summary.json", "log.txt",
            "samples/captions-test.csv", Picture, "samples/captions-novel.csv",
        ];
        Assert.Contains("truth", straight.Output);
        Assert.Contains("next: make caption RUN=", straight.Output);
        Assert.Matches("report: results/tiny/[0-9-]+/report.html\nresults: ", straight.Output.ReplaceLineEndings("\n"));
        foreach (var file in files) Assert.True(File.Exists(Path.Combine(straight.Rnn.Latest, file)), file);
        Assert.Equal("finished", straight.Rnn.SummaryOf("tiny")["status"]!.GetValue<string>());
        Assert.NotNull(straight.Rnn.SummaryOf("tiny")["test"]!["bleu4"]);
    }

    [Fact]
    public void A_run_can_be_evaluated()
    {
        var table = PrintedTable.Rows(straight.Rnn.RunWell("eval", "--run", straight.Rnn.Latest, "--split", "validation", "--beam", "2"));
        Assert.Equal(["split", "experiment"], table[0][..2]);
        Assert.Equal(["validation", "tiny"], Assert.Single(table.Skip(1))[..2]);
    }

    [Fact]
    public void A_captioner_writes_no_text()
    {
        var (code, output, error) = straight.Rnn.Run("sample", "--run", straight.Rnn.Latest);
        Assert.Equal(1, code);
        Assert.Empty(output.Trim());
        Assert.Contains("expected a run of a language experiment, found the task captioning", error);
    }

    [Fact]
    public void A_checkpoint_captions_a_picture_and_shows_where_it_looked()
    {
        Caption(into: "shown");
        Assert.True(File.Exists(straight.Rnn.In("shown/test-test-00000.attention.png")));
    }

    [Fact]
    public void Drawn_captions_repeat_themselves_and_follow_the_temperature()
    {
        var drawn = Array.ConvertAll(new[] { "1", "1", "5" }, temperature => Caption(into: "drawn", "--temperature", temperature));
        Assert.Equal(drawn[0], drawn[1]);
        Assert.NotEqual(drawn[0], drawn[2]);
    }

    [Fact]
    public void A_picture_that_is_none_is_an_error_in_one_line()
    {
        var notes = straight.Rnn.In("notes.jpg");
        File.WriteAllText(notes, "not a picture");
        var (code, _, error) = straight.Rnn.Run("caption", "--run", straight.Rnn.Latest, notes);
        Assert.Equal(1, code);
        Assert.Contains("notes.jpg", error);
        Assert.DoesNotContain("   at ", error);
    }

    /// <summary>Captions the run's own picture of a test scene with its newest checkpoint.</summary>
    private string Caption(string into, params string[] options)
    {
        var checkpoint = Directory.EnumerateDirectories(Path.Combine(straight.Rnn.Latest, "checkpoints")).Order().Last();
        var picture = Path.Combine(straight.Rnn.Latest, Picture);
        return straight.Rnn.RunWell(["caption", "--run", checkpoint, picture, "--out", straight.Rnn.In(into), .. options]);
    }
}
