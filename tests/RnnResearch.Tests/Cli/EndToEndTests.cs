using System.Text.Json.Nodes;

namespace RnnResearch.Tests.Cli;

public sealed class EndToEndTests
{
    [Fact]
    public void A_killed_run_resumes_to_the_identical_metrics_and_weights()
    {
        using var straight = new RnnProcess();
        Assert.Equal(0, straight.Run("train", "tiny").Code);

        using var killed = new RnnProcess();
        killed.RunAndKillAt("results/tiny/latest/checkpoints/step-00000016/manifest.json", "train", "tiny");
        Assert.False(File.Exists(Path.Combine(killed.Latest, "summary.json")));
        var resumed = killed.Run("resume", "--run", killed.Latest);
        Assert.True(resumed.Code == 0, resumed.Error);

        Assert.Equal(straight.Metrics, killed.Metrics);
        Assert.Equal(straight.Weights, killed.Weights);
    }

    [Fact]
    public void An_interrupted_run_is_saved_and_resumes_to_the_identical_metrics_and_weights()
    {
        using var straight = new RnnProcess();
        Assert.Equal(0, straight.Run("train", "tiny").Code);

        using var interrupted = new RnnProcess();
        Assert.Equal(130, interrupted.RunAndInterruptAt("results/tiny/latest/checkpoints/step-00000006/manifest.json", "train", "tiny"));
        Assert.Equal("interrupted", Json(interrupted, "summary.json")["status"]!.GetValue<string>());
        Assert.Null(Json(interrupted, "run.json")["finished"]);
        Assert.Equal(0, interrupted.Run("resume", "--run", interrupted.Latest).Code);
        Assert.NotNull(Json(interrupted, "run.json")["finished"]);

        Assert.Equal(straight.Metrics, interrupted.Metrics);
        Assert.Equal(straight.Weights, interrupted.Weights);
    }

    [Theory]
    [InlineData("truncated")]
    [InlineData("altered")]
    public void A_damaged_checkpoint_is_named_and_the_one_before_it_is_used(string damage)
    {
        using var rnn = new RnnProcess();
        rnn.Run("train", "tiny", "train.epochs=1");
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
    public void A_run_leaves_what_it_promises_and_can_be_evaluated_and_captioned_with()
    {
        using var rnn = new RnnProcess();
        var (code, output, error) = rnn.Run("train", "tiny");
        Assert.True(code == 0, error);
        Assert.Contains("truth", output);
        Assert.Contains("next: make caption RUN=", output);
        foreach (var file in new[] { "config.yaml", "run.json", "metrics.csv", "summary.json", "log.txt", "samples/captions-test.csv", "samples/test-test-00000.png", "samples/captions-novel.csv" })
            Assert.True(File.Exists(Path.Combine(rnn.Latest, file)), file);
        Assert.NotNull(Json(rnn, "summary.json")["test"]!["bleu4"]);

        var checkpoint = Directory.EnumerateDirectories(Path.Combine(rnn.Latest, "checkpoints")).Order().Last();
        Assert.Equal(0, rnn.Run("eval", "--run", rnn.Latest, "--split", "validation", "--beam", "2").Code);
        var captioned = rnn.Run("caption", "--run", checkpoint, Path.Combine(rnn.Latest, "samples/test-test-00000.png"), "--out", rnn.In("mine"));
        Assert.True(captioned.Code == 0, captioned.Error);
        Assert.True(File.Exists(rnn.In("mine/test-test-00000.attention.png")));

        var drawn = Array.ConvertAll(new[] { "1", "1", "5" }, temperature =>
            rnn.Run("caption", "--run", checkpoint, Path.Combine(rnn.Latest, "samples/test-test-00000.png"), "--temperature", temperature).Out);
        Assert.Equal(drawn[0], drawn[1]);
        Assert.NotEqual(drawn[0], drawn[2]);
    }

    [Fact]
    public void A_picture_that_is_none_is_an_error_in_one_line()
    {
        using var rnn = new RnnProcess();
        rnn.Run("train", "tiny", "train.epochs=1");
        File.WriteAllText(rnn.In("notes.jpg"), "not a picture");
        var (code, _, error) = rnn.Run("caption", "--run", rnn.Latest, rnn.In("notes.jpg"));
        Assert.Equal(1, code);
        Assert.Contains("notes.jpg", error);
        Assert.DoesNotContain("   at ", error);
    }

    private static JsonNode Json(RnnProcess rnn, string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(rnn.Latest, file)))!;
}
