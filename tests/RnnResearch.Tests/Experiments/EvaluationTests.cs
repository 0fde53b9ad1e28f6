using RnnResearch.Decoding;
using RnnResearch.Experiments;
using RnnResearch.Training;

namespace RnnResearch.Tests.Experiments;

/// <summary>Evaluating a run leaves the run as it is, and shows what it measured whatever the disk does.</summary>
public sealed class EvaluationTests : IDisposable
{
    private readonly TinyText tiny = new();
    private readonly RunDirectory run;

    public EvaluationTests() => run = tiny.Trained("train.max_steps=3");

    public void Dispose() => tiny.Dispose();

    [Fact]
    public void It_writes_where_it_is_told_and_nothing_into_the_run()
    {
        var before = TinyText.Contents(run.Path);
        var outcome = Evaluate(tiny["out/eval"]);
        Assert.Equal((RunStatus.Finished, tiny["out/eval"]), (outcome.Status, outcome.Folder));
        var scores = JsonFile.Read<Dictionary<string, Dictionary<string, double>>>(tiny["out/eval/scores.json"]);
        Assert.Equal(run.Summary!.Test, scores["test"]);
        Assert.Equal(before, TinyText.Contents(run.Path));
    }

    [Fact]
    public void Scores_are_shown_though_they_cannot_be_written()
    {
        File.WriteAllText(tiny["file"], "in the way");
        var outcome = Evaluate(tiny["file/eval"]);
        Assert.Equal(RunStatus.Failed, outcome.Status);
        Assert.Equal(["test", "tiny"], Assert.Single(Assert.Single(outcome.Tables).Rows).Take(2));
        Assert.StartsWith("not written: ", Assert.Single(tiny.Progress.Warnings));
    }

    [Fact]
    public void Folders_are_named_after_the_run_or_after_the_run_and_the_checkpoint()
    {
        var name = Path.GetFileName(run.Path);
        Assert.Equal($"evaluation/tiny-{name}", OutputFolder.Of("evaluation", Path.Combine(tiny.Results, "tiny", "latest")));
        Assert.Equal(
            $"captions/tiny-{name}-step-00000003", OutputFolder.Of("captions", Path.Combine(run.CheckpointsFolder, "step-00000003")));
    }

    private RunOutcome Evaluate(string into) =>
        ExperimentRunner.Evaluate(run.Path, new EvaluateOptions([], new DecodeOverride(), into), tiny.Progress);
}
