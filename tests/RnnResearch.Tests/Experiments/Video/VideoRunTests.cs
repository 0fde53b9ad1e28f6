using RnnResearch.Configuration;
using RnnResearch.Experiments;
using RnnResearch.Training;

namespace RnnResearch.Tests.Experiments.Video;

/// <summary>A video experiment from its configuration to its pictures, through the runner that every task has.</summary>
public sealed class VideoRunTests : IDisposable
{
    private readonly TinyVideo tiny = new();

    public void Dispose() => tiny.Dispose();

    [Theory]
    [InlineData("recurrent")]
    [InlineData("frame")]
    [InlineData("window")]
    public void It_trains_reports_and_is_evaluated_again_to_the_same_numbers(string kind)
    {
        var outcome = tiny.Train($"model.kind={kind}");
        var summary = RunDirectory.Open(outcome.Folder).Summary!;
        Assert.Equal(RunStatus.Finished, summary.Status);
        Assert.Equal(["loss", "accuracy", "frame_accuracy"], summary.Test!.Keys);
        Assert.Equal(summary.Test.Keys, summary.Validation!.Keys);
        Assert.Equal("share of each clip seen, test", outcome.Tables[0].Title);
        string[] samples =
        [
            "accuracy-over-time-test.csv", "classified-test.csv", "curves-test.csv", "strip-test-test-0002.png", "strip-test-test-0007.png",
        ];
        Assert.Equal(samples,
            Directory.GetFiles(Path.Combine(outcome.Folder, "samples")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        ExperimentRunner.Evaluate(outcome.Folder, new EvaluateOptions([], new(), tiny["evaluation"]), tiny.Progress);
        foreach (var file in samples)
            Assert.Equal(File.ReadAllBytes(Path.Combine(outcome.Folder, "samples", file)), File.ReadAllBytes(tiny[$"evaluation/{file}"]));
        Assert.Contains(FormattableString.Invariant($"\"loss\": {summary.Test["loss"]:R}"),
            File.ReadAllText(tiny["evaluation/scores.json"]));
    }

    [Fact]
    public void The_tables_hold_every_clip_and_every_share()
    {
        var outcome = tiny.Train();
        var samples = Path.Combine(outcome.Folder, "samples");
        var clips = File.ReadAllLines(Path.Combine(samples, "classified-test.csv"));
        Assert.Equal("clip,frames,label,verdict,right,log_probability,frames_right", clips[0]);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"test-{i:D4}"), clips.Skip(1).Select(line => line.Split(',')[0]));
        var right = clips.Skip(1).Count(line => line.Split(',')[4].Equals("true", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(right / 10.0, RunDirectory.Open(outcome.Folder).Summary!.Test!["accuracy"]);
        var overTime = File.ReadAllLines(Path.Combine(samples, "accuracy-over-time-test.csv"));
        Assert.Equal(("seen,accuracy,frame_accuracy", 11), (overTime[0], overTime.Length));
        Assert.StartsWith(FormattableString.Invariant($"1,{right / 10.0}"), overTime[10], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("recurrent")]
    [InlineData("window")]
    public void A_run_that_goes_on_is_bitwise_the_one_that_never_stopped(string kind) => ResumedRun.BesideOneThatNeverStopped(
        changes => RunDirectory.Open(tiny.Train([$"model.kind={kind}", .. changes]).Folder), tiny.Progress);

    [Fact]
    public void It_trains_on_a_table_of_ones_own_and_on_no_other_than_it_began_with()
    {
        var rows = from clip in Enumerable.Range(0, 12)
                   from frame in Enumerable.Range(0, 3 + (clip % 3))
                   let split = clip < 6 ? "train" : clip < 9 ? "validation" : "test"
                   select FormattableString.Invariant(
                       $"c/{clip},{frame},{(clip % 2 == 0 ? "up" : "down")},{clip},{frame * (clip % 2)},{split}");
        var table = tiny.Write("own.csv", $"clip,frame,label,x,y,split\n{string.Join('\n', rows)}\n");
        string[] own = ["data.name=table", $"data.path={table}", "model.convolutions=[]"];
        var outcome = tiny.Train([.. own, "train.max_steps=2"]);
        Assert.Equal(2, Directory.GetFiles(Path.Combine(outcome.Folder, "samples"), "strip-test-*.png").Length);

        File.WriteAllText(table, File.ReadAllText(table).Replace("c/0,0,up,0,0", "c/0,0,up,5,0"));
        File.Delete(RunDirectory.Open(outcome.Folder).SummaryFile);
        Assert.Throws<CheckpointException>(() => ExperimentRunner.Resume(outcome.Folder, ["train.max_steps=4"], tiny.Progress, default));
    }

    [Theory]
    [InlineData("train.select_by: expected one of loss, accuracy, frame_accuracy; found bpc", "train.select_by=bpc")]
    [InlineData("data.path: expected the CSV or TSV file of the clips", "data.name=table", "model.convolutions=[]")]
    [InlineData("data.validation_subject: people with even numbers are the test split", "data.validation_subject=2")]
    [InlineData("data.changes: rotation, stretch and mirror are for skeletons, and shapes has none", "data.changes.rotation=10")]
    [InlineData("model.convolutions: they are for pixels, and msr-action3d has none", "data.name=msr-action3d")]
    public void What_cannot_be_is_an_error_before_anything_runs(string message, params string[] overrides) =>
        Assert.Contains(message, Assert.Throws<ConfigException>(() => tiny.Load(overrides)).Message);
}
