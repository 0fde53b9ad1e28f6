using RnnResearch.Training;

namespace RnnResearch.Experiments.Sweeps;

/// <summary>What the finished runs of a sweep reached, grouped by everything but the seed.</summary>
internal sealed class SweepResult
{
    private SweepResult(
        IReadOnlyList<SweepGroup> groups,
        IReadOnlyList<RunInfo> finished,
        double trainingSeconds,
        IReadOnlyList<(SweepRun Run, SweepRunState State)> unfinished) =>
        (Groups, Finished, TrainingSeconds, Unfinished) = (groups, finished, trainingSeconds, unfinished);

    /// <summary>A group per row, those without a finished run included.</summary>
    public IReadOnlyList<SweepGroup> Groups { get; }

    /// <summary>What the finished runs were made with.</summary>
    public IReadOnlyList<RunInfo> Finished { get; }

    /// <summary>What it took to train those; a training that several runs share counts once.</summary>
    public double TrainingSeconds { get; }

    public IReadOnlyList<(SweepRun Run, SweepRunState State)> Unfinished { get; }

    /// <summary>Reads a sweep's folder.</summary>
    /// <exception cref="InvalidDataException">The configurations of a group differ in more than the seed, or one was changed
    /// after launch.</exception>
    public static SweepResult Read(Sweep sweep, SweepFolder folder)
    {
        var states = sweep.Runs.Select(run => (Run: run, State: folder.StateOf(run))).ToList();
        List<SweepRun> In(SweepRunState state) => [.. states.Where(run => run.State == state).Select(run => run.Run)];
        var (finished, diverged) = (In(SweepRunState.Finished), In(SweepRunState.Diverged));
        return new SweepResult(
            [.. sweep.Points.Select(point => Group(point, [.. finished.Where(run => run.Point == point)], folder) with
            {
                Diverged = [.. diverged.Where(run => run.Point == point).Select(run => SummaryOf(run, folder))],
            })],
            [.. finished.Select(run => folder.Open(run).Info)],
            finished.Where(run => folder.Open(run).Info.TrainedAs is null).Sum(run => SummaryOf(run, folder).Seconds),
            [.. states.Where(run => run.State is not (SweepRunState.Finished or SweepRunState.Diverged))]);
    }

    private static SweepGroup Group(SweepPoint point, IReadOnlyList<SweepRun> runs, SweepFolder folder)
    {
        foreach (var run in runs.Skip(1))
        {
            var differences = ConfigDifference.Between(folder.Configuration(runs[0]), folder.Configuration(run))
                .Where(difference => difference.Key != "seed").ToList();
            if (differences.Count > 0)
                throw new InvalidDataException(
                    $"{runs[0].Label} and {run.Label} differ in more than the seed, so they have no mean: "
                    + string.Join("; ", differences));
        }
        return new SweepGroup(point, [.. runs.Select(run => SummaryOf(run, folder))]);
    }

    private static RunSummary SummaryOf(SweepRun run, SweepFolder folder) => JsonFile.Read<RunSummary>(folder.Open(run).SummaryFile);
}
