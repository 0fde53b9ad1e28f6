using RnnResearch.Tests.Experiments.Video;

namespace RnnResearch.Tests.Cli;

/// <summary>A training on clips that is killed without warning, at several moments, goes on and ends as one that nobody disturbed.</summary>
public sealed class VideoKillTests : IDisposable
{
    private readonly RnnProcess rnn = new();

    public VideoKillTests() => rnn.WriteExperiment("video", $"{TinyVideo.Yaml.Replace("log_every: 2", "log_every: 2, save_every: 2", StringComparison.Ordinal)}\n");

    public void Dispose() => rnn.Dispose();

    [Fact]
    public void A_killed_training_goes_on_bitwise()
    {
        rnn.RunWell("train", "video", "--results", rnn.In("straight"));
        rnn.RunAndKillAt("results/video/latest/checkpoints/step-00000002/manifest.json", "train", "video");
        var run = rnn.LatestOf("video");
        rnn.RunAndKillAt("results/video/latest/checkpoints/step-00000008/manifest.json", "resume", "--run", run);
        if (!File.Exists(Path.Combine(run, "summary.json")) || rnn.SummaryIn(run)["status"]!.GetValue<string>() != "finished")
            rnn.RunWell("resume", "--run", run);
        Assert.Equal(RunResult.Of(rnn.In("straight/video/latest")), RunResult.Of(run));
    }
}
