using RnnResearch.Experiments;
using RnnResearch.Tests.Training;
using RnnResearch.Training;

namespace RnnResearch.Tests.Experiments;

/// <summary>A run that is taken back to its third step and goes on from there, beside one that never stopped.</summary>
internal static class ResumedRun
{
    /// <summary>Trains both, and asserts that weights and all that was measured are the same, bit by bit.</summary>
    /// <param name="train">trains a run that keeps all of its checkpoints, with such changes of its configuration</param>
    /// <param name="progress">who watches the one that goes on</param>
    /// <returns>both, for what else a task wants to be the same</returns>
    public static (RunDirectory Straight, RunDirectory Resumed) BesideOneThatNeverStopped(
        Func<string[], RunDirectory> train, ITrainingProgress progress)
    {
        var straight = train([]);
        var run = train(["train.save_every=3"]);
        var checkpoints = new CheckpointStore(run.CheckpointsFolder, keepLast: 100, _ => { });
        foreach (var later in checkpoints.Steps.Where(step => step > 3)) Directory.Delete(checkpoints.PathOf(later), recursive: true);
        File.Delete(run.SummaryFile);

        ExperimentRunner.Resume(run.Path, progress, default);

        Assert.Equal(TinyText.Weights(straight), TinyText.Weights(run));
        Assert.Equal(MetricRows.WithoutSeconds(straight.MetricsFile), MetricRows.WithoutSeconds(run.MetricsFile));
        Assert.Equal(straight.Summary!.Test, run.Summary!.Test);
        return (straight, run);
    }
}
