using RnnResearch.Files;
using RnnResearch.Training;

namespace RnnResearch.Experiments.Sweeps;

/// <summary>
/// The runs of a sweep that differ in nothing that training reads, such as in the width of the beam. One of them is trained; the others
/// begin with its last checkpoint and are only evaluated, which is bitwise what training each of them would give.
/// </summary>
internal sealed class SharedTrainings(Sweep sweep, SweepFolder folder)
{
    private readonly Dictionary<SweepRun, IReadOnlyList<SweepRun>> alike = sweep.Runs
        .GroupBy(run => string.Join('\n', run.Experiment.OfTraining))
        .Select(group => group.ToList())
        .SelectMany(group => group.Select(run => (run, (IReadOnlyList<SweepRun>)group)))
        .ToDictionary();

    /// <summary>All runs that are trained as this one is, itself included; the same list for each of them.</summary>
    public IReadOnlyList<SweepRun> Like(SweepRun run) => alike[run];

    /// <summary>
    /// Gives a run the metrics and checkpoints of another one that was trained as it would be and is finished, unless it is as far itself.
    /// run.json comes last: until then the run is as new, and what a copy that was cut short has left is written again.
    /// </summary>
    /// <param name="run">the run, whose turn has come</param>
    /// <param name="warn">hears what an interrupted copy has left</param>
    /// <returns>the other run; null where there is nothing to take over</returns>
    /// <exception cref="CheckpointException">Its checkpoints are gone or damaged.</exception>
    /// <exception cref="IOException">Its metrics cannot be read, or nothing can be written here.</exception>
    public SweepRun? TakeOver(SweepRun run, Action<string> warn)
    {
        if (FinishedLike(run) is not { } trained) return null;
        var (from, to) = (folder.Open(trained), folder.Open(run));
        using var alone = to.Lock();
        var theirs = new SavedCheckpoints(from.CheckpointsFolder, warn);
        var own = new CheckpointStore(to.CheckpointsFolder, keepLast: 1, warn);
        if (folder.StateOf(run) != SweepRunState.New && (own.NewestStep ?? 0) >= (theirs.NewestStep ?? 0)) return null;

        DurableFile.Write(to.MetricsFile, RunFile.ReadAllBytes(from.MetricsFile));
        own.TakeOver(theirs, new Dictionary<string, byte[]> { [TrainedModel.ConfigAttachment] = RunFile.ReadAllBytes(to.ConfigFile) });
        to.Write(from.Info with { Finished = null, Origins = to.Info.Origins, TrainedAs = from.Info.TrainedAs ?? trained.Label });
        return trained;
    }

    /// <summary>The one that was trained itself, if it is there; those that have taken over its training are as good.</summary>
    private SweepRun? FinishedLike(SweepRun run) => Like(run)
        .Where(other => other != run && folder.StateOf(other) == SweepRunState.Finished)
        .MinBy(other => folder.Open(other).Info.TrainedAs is null ? 0 : 1);
}
