using RnnResearch.Data;
using RnnResearch.Decoding;
using RnnResearch.Experiments.Language;
using RnnResearch.Tests.Training;
using RnnResearch.Training;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Experiments;

/// <summary>However a run ends, its files say how: finished, interrupted, or failed and why.</summary>
public sealed class RunEndTests : IDisposable
{
    private readonly TinyText tiny = new();

    public void Dispose() => tiny.Dispose();

    [Fact]
    public void A_final_evaluation_that_is_interrupted_is_finished_by_a_resumption()
    {
        var straight = tiny.Trained();
        using var interrupt = new CancellationTokenSource();
        var watch = new InterruptingProgress("evaluating step", interrupt);
        var outcome = tiny.Train(watch, interrupt.Token);
        var run = RunDirectory.Open(outcome.Folder);
        Assert.Equal((RunStatus.Interrupted, RunStatus.Interrupted), (outcome.Status, run.Summary!.Status));
        Assert.Null(run.Summary.Test);
        Assert.Null(run.Info.Finished);

        Assert.Equal(RunStatus.Finished, tiny.Resume(run).Status);
        Assert.Equal(straight.Summary!.Test, run.Summary!.Test);
        Assert.Equal(straight.Summary.Validation, run.Summary.Validation);
        Assert.Equal(MetricRows.WithoutSeconds(straight.MetricsFile), MetricRows.WithoutSeconds(run.MetricsFile));
    }

    [Fact]
    public void A_run_that_an_error_ends_says_why_in_its_log_and_its_summary()
    {
        File.Delete(tiny.TextFile);
        var error = Assert.ThrowsAny<DataException>(() => tiny.Train());
        var run = RunDirectory.Open(Directory.GetDirectories(Path.Combine(tiny.Results, "tiny")).Single());
        Assert.Equal((RunStatus.Failed, error.Message), (run.Summary!.Status, run.Summary.Reason));
        Assert.Contains($"error: {typeof(DataException)}: {error.Message}", File.ReadAllText(run.LogFile));
    }

    [Fact]
    public void What_a_run_had_reached_stays_when_it_fails_and_the_reason_goes_when_it_goes_on()
    {
        var run = tiny.Trained();
        var (reached, metrics) = (run.Summary!, File.ReadAllText(run.MetricsFile));
        File.WriteAllText(run.MetricsFile, "other,columns\n");
        var error = Assert.Throws<InvalidDataException>(() => tiny.Resume(run));
        var failed = run.Summary!;
        Assert.Equal((RunStatus.Failed, error.Message, reached.BestStep), (failed.Status, failed.Reason, failed.BestStep));
        Assert.Equal(reached.Test, failed.Test);

        File.WriteAllText(run.MetricsFile, metrics);
        tiny.Resume(run);
        Assert.Equal((RunStatus.Finished, null), (run.Summary!.Status, run.Summary.Reason));
    }

    [Fact]
    public void A_run_that_fails_in_the_midst_of_training_says_how_far_it_came()
    {
        var run = tiny.Trained("train.max_steps=4", "train.evaluate_every=2");
        Directory.Delete(run.SamplesFolder);
        File.WriteAllText(run.SamplesFolder, "no folder");
        Assert.Throws<InvalidDataException>(() => tiny.Resume(run, "samples.at=[5]", "train.max_steps=0"));
        Assert.Equal((RunStatus.Failed, 4), (run.Summary!.Status, run.Summary.BestStep));
        Assert.NotNull(run.Summary.Validation);
        Assert.Contains("samples", run.Summary.Reason);
    }

    [Fact]
    public void An_infinite_score_is_written_down_like_any_other()
    {
        using var folder = new TempFolder();
        var scores = new Dictionary<string, double> { ["loss"] = 735, ["perplexity"] = Math.Exp(735), ["bpc"] = double.NaN };
        JsonFile.Write(folder["summary.json"], new RunSummary { Status = RunStatus.Finished, Validation = scores });
        Assert.Equal(scores, JsonFile.Read<RunSummary>(folder["summary.json"]).Validation);
        using (var log = new MetricsLog(folder["metrics.csv"], new TensorBoardLog(folder["tensorboard"], DateTimeOffset.UnixEpoch)))
            foreach (var (name, value) in scores) log.Write(1, 1, Split.Validation, name, value, 0);
        Assert.Equal(scores.Values, MetricsLog.Read(folder["metrics.csv"]).Select(row => row.Value));
        Assert.Equal(
            [735f, float.PositiveInfinity, float.NaN], EventFiles.Scalars(folder["tensorboard"]).Select(scalar => scalar.Value));
    }

    [Fact]
    public void A_model_whose_scores_are_no_numbers_is_named_when_it_is_to_write()
    {
        var run = tiny.Trained("train.max_steps=3");
        using (var scope = NewDisposeScope())
        {
            var store = new CheckpointStore(run.CheckpointsFolder, keepLast: 100, _ => { });
            var best = store.LoadBest()!;
            foreach (var weight in best.Model.Values) weight.copy_(full_like(weight, double.NaN));
            store.Save(best, best: true);
        }
        var options = new SampleOptions("", 10, 1, 1, new TokenChoice());
        var error = Assert.Throws<ScoresException>(() => LanguageVerbs.Sample(run.Path, options, tiny.Progress).ToList());
        Assert.StartsWith($"{run.Path}, step 3: the model's scores are not numbers", error.Message);
    }
}
