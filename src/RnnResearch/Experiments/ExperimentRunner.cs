using RnnResearch.Experiments.Configuration;
using RnnResearch.Training;

namespace RnnResearch.Experiments;

/// <summary>What the verbs of the command line do.</summary>
public static class ExperimentRunner
{
    /// <summary>Trains an experiment in a new run directory, evaluates its best checkpoint and writes samples and summary.</summary>
    public static RunOutcome Train(ResolvedExperiment experiment, RunOptions options, ITrainingProgress progress, CancellationToken interrupt) =>
        throw new NotSupportedException();

    /// <summary>Goes on with a run from its newest intact checkpoint, as if it had never stopped.</summary>
    public static RunOutcome Resume(string runDirectory, ITrainingProgress progress, CancellationToken interrupt) =>
        throw new NotSupportedException(RunDirectory.Open(runDirectory).Path);

    /// <summary>Evaluates the best checkpoint of a run.</summary>
    public static RunOutcome Evaluate(string runDirectory, EvaluateOptions options, ITrainingProgress progress) =>
        throw new NotSupportedException();

    /// <summary>Captions pictures with the best checkpoint of a run, or with a checkpoint's own folder.</summary>
    public static RunOutcome Caption(string runDirectory, IReadOnlyList<string> images, CaptionOptions options, ITrainingProgress progress) =>
        throw new NotSupportedException();
}
