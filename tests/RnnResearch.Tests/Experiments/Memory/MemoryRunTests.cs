using RnnResearch.Analysis.GradientFlow;
using RnnResearch.Configuration;
using RnnResearch.Experiments;
using RnnResearch.Training;

namespace RnnResearch.Tests.Experiments.Memory;

/// <summary>A memory experiment from its configuration to its tables, through the runner that every task has.</summary>
public sealed class MemoryRunTests : IDisposable
{
    private readonly TinyMemory tiny = new();

    public void Dispose() => tiny.Dispose();

    [Theory]
    [InlineData("adding")]
    [InlineData("copying")]
    public void It_trains_reports_and_is_evaluated_again_to_the_same_numbers(string problem)
    {
        var outcome = tiny.Train($"data.problem={problem}");
        var summary = RunDirectory.Open(outcome.Folder).Summary!;
        Assert.Equal(RunStatus.Finished, summary.Status);
        string[] scores =
        [
            "loss", "accuracy", "without_memory", "h_factor_before", "c_factor_before", "h_factor_after", "c_factor_after",
        ];
        Assert.Equal(scores, summary.Test!.Keys);
        Assert.Equal(["loss", "accuracy"], summary.Validation!.Keys);
        Assert.Equal(problem == "adding" ? 1.0 / 6 : 10 * Math.Log(8) / 32, summary.Test["without_memory"], 1e-12);
        Assert.Equal("gradient flow", outcome.Tables[0].Title);
        Assert.Equal(8, outcome.Tables[0].Rows.Count); // h and c of two layers, before and after

        var options = new EvaluateOptions([], new(), tiny["evaluation"]);
        ExperimentRunner.Evaluate(outcome.Folder, options, tiny.Progress);
        var again = File.ReadAllText(tiny["evaluation/scores.json"]);
        Assert.Contains(FormattableString.Invariant($"\"loss\": {summary.Test["loss"]:R}"), again);
        Assert.DoesNotContain("factor_before", again);
        Assert.All(FlowFile.Read(tiny["evaluation"]), curve => Assert.Equal(FlowCurve.After, curve.When));
    }

    [Fact]
    public void A_perplexity_is_told_of_the_loss_that_has_one()
    {
        var adding = RunDirectory.Open(tiny.Train().Folder);
        Assert.All(tiny.Progress.Steps, step => Assert.Null(step.Perplexity));
        Assert.DoesNotContain("perplexity", File.ReadAllText(adding.MetricsFile));
        Assert.DoesNotContain("ppl", File.ReadAllText(adding.LogFile));
        var copying = RunDirectory.Open(tiny.Train("data.problem=copying").Folder);
        Assert.Contains("perplexity", File.ReadAllText(copying.MetricsFile));
    }

    [Theory]
    [InlineData("adding")]
    [InlineData("copying")]
    public void A_run_that_goes_on_is_bitwise_the_one_that_never_stopped(string problem)
    {
        var (straight, run) = ResumedRun.BesideOneThatNeverStopped(
            changes => RunDirectory.Open(tiny.Train([$"data.problem={problem}", .. changes]).Folder), tiny.Progress);
        Assert.Equal(FlowOf(straight), FlowOf(run));
    }

    [Fact]
    public void Without_the_section_nothing_is_measured()
    {
        var outcome = tiny.Train("gradient_flow=null");
        Assert.False(File.Exists(Path.Combine(outcome.Folder, "samples", FlowFile.Name)));
        Assert.Equal(["loss", "accuracy", "without_memory"], RunDirectory.Open(outcome.Folder).Summary!.Test!.Keys);
        Assert.Single(outcome.Tables);
    }

    [Fact]
    public void The_flow_before_training_is_that_of_the_weights_it_begins_with()
    {
        var first = RunDirectory.Open(tiny.Train().Folder);
        var second = RunDirectory.Open(tiny.Train($"train.init_from={first.Path}", "train.max_steps=1").Folder);
        Assert.Equal(Norms(first, FlowCurve.After), Norms(second, FlowCurve.Before));
        Assert.NotEqual(Norms(first, FlowCurve.Before), Norms(second, FlowCurve.Before));
    }

    [Theory]
    [InlineData("train.select_by: expected one of loss, accuracy; found bpc", "train.select_by=bpc")]
    [InlineData(
        "gradient_flow.steps: a copying sequence has 20 steps for its symbols besides the blanks: expected 22 or more",
        "data.problem=copying", "gradient_flow.steps=21")]
    public void What_cannot_be_is_an_error_before_anything_runs(string message, params string[] overrides) =>
        Assert.Contains(message, Assert.Throws<ConfigException>(() => tiny.Load(overrides)).Message);

    private static string FlowOf(RunDirectory run) => File.ReadAllText(Path.Combine(run.SamplesFolder, FlowFile.Name));

    private static double[] Norms(RunDirectory run, string when) =>
        [.. FlowFile.Read(run.SamplesFolder).Where(curve => curve.When == when).SelectMany(curve => curve.Norms)];
}
