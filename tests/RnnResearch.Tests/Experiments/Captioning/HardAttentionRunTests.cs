using RnnResearch.Configuration;
using RnnResearch.Experiments;
using RnnResearch.Training;

namespace RnnResearch.Tests.Experiments.Captioning;

/// <summary>An experiment with hard attention from its configuration to its scores.</summary>
public sealed class HardAttentionRunTests : IDisposable
{
    private const string Yaml = """
        task: captioning
        threads: 1
        data: {scenes: {train: 24, validation: 6, test: 6, novel: 4}}
        model:
          embedding: 8
          hidden: 12
          dropout: 0.2
          encoder: {small: {channels: [4, 4, 6, 8]}}
          attention: {size: 6, hard: {entropy: 0.02}}
        train: {epochs: 2, batch_size: 4, log_every: 1, keep_checkpoints: 100}
        report: {pictures: 1}
        """;

    private readonly TempFolder folder = new();
    private readonly RecordedProgress progress = new();

    public HardAttentionRunTests() => folder.Write("tiny.yaml", Yaml);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_run_that_goes_on_is_bitwise_the_one_that_never_stopped()
    {
        var (straight, resumed) = ResumedRun.BesideOneThatNeverStopped(changes => RunDirectory.Open(Train(changes).Folder), progress);
        Assert.Equal(Baseline(straight), Baseline(resumed));
        Assert.NotEqual(0, Baseline(straight));
    }

    [Fact]
    public void It_is_evaluated_again_to_the_same_numbers_and_softly_to_others()
    {
        var run = RunDirectory.Open(Train().Folder);
        Assert.Contains("pointing", run.Summary!.Test!.Keys);
        Assert.Single(Directory.GetFiles(run.SamplesFolder, "test-*.png"));
        var hard = Evaluate(run, "hard");
        Assert.Equal(run.Summary.Test, hard.Scores);
        var config = File.ReadAllText(run.ConfigFile);
        Assert.Contains("reads: likeliest", config);
        File.WriteAllText(run.ConfigFile, config.Replace("reads: likeliest", "reads: expected"));
        Assert.NotEqual(hard.Captions, Evaluate(run, "soft").Captions);
    }

    [Fact]
    public void Checkpoints_of_soft_attention_have_no_baseline_to_go_on_with()
    {
        var run = RunDirectory.Open(Train("model.attention.hard=null").Folder);
        Assert.Empty(Newest(run).Carried);
    }

    [Theory]
    [InlineData("model.attention.hard: expected null, for this decoder looks at no places", "model.kind=plain")]
    [InlineData("model.attention.hard: expected null with look: after", "model.attention.look=after", "model.attention.beta_gate=off")]
    [InlineData("model.attention.hard: expected null with alignment: uniform", "model.attention.alignment=uniform")]
    [InlineData("model.attention.hard.soft_share", "model.attention.hard.soft_share=1.5")]
    [InlineData("model.attention.hard.baseline_decay", "model.attention.hard.baseline_decay=1")]
    [InlineData("model.attention.hard.reinforce", "model.attention.hard.reinforce=-1")]
    public void What_cannot_be_is_an_error_before_anything_runs(string message, params string[] overrides) =>
        Assert.Contains(message, Assert.Throws<ConfigException>(() => Train(overrides)).Message);

    private RunOutcome Train(params string[] overrides) => ExperimentRunner.Train(
        new ExperimentLoader(folder.Path, TaskRegistry.Default).Load("tiny", overrides),
        new RunOptions(folder["results"], "make exp NAME=tiny"), progress, default);

    private (Dictionary<string, double> Scores, string Captions) Evaluate(RunDirectory run, string name)
    {
        ExperimentRunner.Evaluate(run.Path, new EvaluateOptions([], new(), folder[name]), progress);
        var scores = JsonFile.Read<Dictionary<string, Dictionary<string, double>>>(folder[$"{name}/scores.json"]);
        return (scores["test"], File.ReadAllText(folder[$"{name}/captions-test.csv"])); // with log p of each
    }

    private static double Baseline(RunDirectory run) => Newest(run).Carried["baseline"].item<double>();

    private static Checkpoint Newest(RunDirectory run) => new CheckpointStore(run.CheckpointsFolder, keepLast: 100, _ => { }).LoadNewest()!;
}
