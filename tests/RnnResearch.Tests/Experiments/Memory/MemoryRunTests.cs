using RnnResearch.Analysis.GradientFlow;
using RnnResearch.Analysis.ResultCurves;
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
    [InlineData("binary_addition")]
    public void A_run_that_goes_on_is_bitwise_the_one_that_never_stopped(string problem)
    {
        var (straight, run) = ResumedRun.BesideOneThatNeverStopped(
            changes => RunDirectory.Open(tiny.Train([$"data.problem={problem}", .. changes]).Folder), tiny.Progress);
        Assert.Equal(FlowOf(straight), FlowOf(run));
    }

    [Fact]
    public void Accuracy_is_measured_at_lengths_that_were_never_trained_and_drawn_as_curves()
    {
        var outcome = tiny.Train(
            "gradient_flow=null", "data.problem=reversing", "data.shortest=2", "data.length=6", "data.left_out=[4]",
            "by_length={longest: 9, sequences: 20}", "influence={steps: 3, sequences: 4}");
        var run = RunDirectory.Open(outcome.Folder);
        Assert.Equal(["loss", "accuracy", "without_memory", "accuracy_left_out", "accuracy_longer"], run.Summary!.Test!.Keys);
        Assert.Equal(Math.Log(26), run.Summary.Test["without_memory"], 1e-12);
        var curves = ResultCurveFile.Read(run.SamplesFolder);
        Assert.Equal(
            [
                ("Accuracy by length, trained on 2 to 6", ""),
                ("Accuracy by the place of an answer", "6 long"),
                ("Accuracy by the place of an answer", "9 long, never trained"),
                ("What is left of an input in the state after step 3", ""),
            ],
            curves.Select(curve => (curve.Chart, curve.Name)));
        Assert.Equal([2.0, 3, 4, 5, 6, 7, 8, 9], curves[0].Points.Select(point => point[0]));
        Assert.Equal([6, 9, 3], curves.Skip(1).Select(curve => curve.Points.Count));
        Assert.Equal(curves[0].Points[2][1], run.Summary.Test["accuracy_left_out"]);
        Assert.Equal(curves[0].Points.Skip(5).Average(point => point[1]), run.Summary.Test["accuracy_longer"], 1e-12);
        Assert.Equal(1, curves[3].Points.Sum(point => point[1]), 1e-12);
        Assert.True(File.Exists(Path.Combine(run.SamplesFolder, "influence.png")));
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
    [InlineData("data.shortest: expected at most 12, which is length; found 13", "data.shortest=13")]
    [InlineData("data.left_out[1]: expected a length between shortest and length, found 12", "data.shortest=2", "data.left_out=[3, 12]")]
    [InlineData("data.left_out[0]: expected a length between shortest and length, found 5", "data.left_out=[5]")]
    [InlineData("by_length.longest: expected 12 or more, the longest of training; found 11", "by_length={longest: 11}")]
    [InlineData(
        "influence.steps: expected at most 3, the steps of a sequence; found 4",
        "data.problem=alphabet", "data.length=3", "influence={}")]
    public void What_cannot_be_is_an_error_before_anything_runs(string message, params string[] overrides) =>
        Assert.Contains(message, Assert.Throws<ConfigException>(() => tiny.Load(overrides)).Message);

    private static string FlowOf(RunDirectory run) => File.ReadAllText(Path.Combine(run.SamplesFolder, FlowFile.Name));

    private static double[] Norms(RunDirectory run, string when) =>
        [.. FlowFile.Read(run.SamplesFolder).Where(curve => curve.When == when).SelectMany(curve => curve.Norms)];
}
