using RnnResearch.Files;

namespace RnnResearch.Training;

/// <summary>
/// The checkpoints of a run as its training writes them: the newest few and the best are kept. Only who holds the run's lock may have one,
/// for it clears away what an interrupted save left behind.
/// </summary>
public sealed class CheckpointStore : SavedCheckpoints
{
    private const string PrunedSuffix = ".pruned" + SealedFolder.TemporarySuffix;
    private const string DamagedSuffix = ".damaged";

    private readonly string folder;
    private readonly int keepLast;
    private readonly Action<string> warn;

    /// <summary>Opens a run's folder of checkpoints and removes what an interrupted save left in it.</summary>
    /// <param name="folder">The folder; made when missing.</param>
    /// <param name="keepLast">How many of the newest to keep, at least 1.</param>
    /// <param name="warn">Hears of damaged checkpoints and of leftovers.</param>
    public CheckpointStore(string folder, int keepLast, Action<string> warn)
        : base(folder, warn)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(keepLast, 1);
        (this.folder, this.keepLast, this.warn) = (RunFile.MakeFolder(folder), keepLast, warn);
        foreach (var leftover in Leftovers(SealedFolder.ReplacedSuffix)) PutBack(leftover);
        foreach (var leftover in Leftovers(SealedFolder.TemporarySuffix))
        {
            RunFile.DeleteFolder(leftover);
            warn($"removed {leftover}, which an interrupted save left behind");
        }
    }

    /// <summary>
    /// The newest intact checkpoint, from which a training goes on, or null when there is none at all. Damaged ones that are newer are set
    /// aside, for their steps come again.
    /// </summary>
    /// <exception cref="CheckpointException">There are checkpoints and every one is damaged.</exception>
    public Checkpoint? LoadToResume()
    {
        var newest = LoadNewest();
        foreach (var step in Steps.Where(step => step > newest?.Step)) SetAside(step);
        return newest;
    }

    /// <summary>Whether the checkpoint of a step is there and whole.</summary>
    public bool IsIntact(long step) => CheckpointFolder.IsIntact(PathOf(step), step);

    /// <summary>Saves a checkpoint, marks it as the best if it is, and removes those no longer kept.</summary>
    /// <exception cref="IOException">It cannot be written; those that are there stay as they are.</exception>
    public void Save(Checkpoint checkpoint, bool best = false)
    {
        CheckpointFolder.Write(PathOf(checkpoint.Step), checkpoint);
        if (best) MarkBest(checkpoint.Step);
        var marked = BestStep;
        foreach (var step in Steps.SkipLast(keepLast).Where(step => step != marked)) Remove(step);
    }

    /// <summary>
    /// Takes over the best and the newest checkpoint of a run that is finished. The newest is the last to be written: once it is there,
    /// this run is as far as that one.
    /// </summary>
    /// <param name="finished">that run's</param>
    /// <param name="attachments">what is this run's own in them, by the names of the files</param>
    /// <exception cref="CheckpointException">There are none, they are damaged, or they cannot be written here.</exception>
    public void TakeOver(SavedCheckpoints finished, IReadOnlyDictionary<string, byte[]> attachments)
    {
        if ((finished.BestStep, finished.NewestStep) is not ({ } best, { } newest))
            throw new CheckpointException("it has no checkpoint that is marked as the best");
        foreach (var step in new[] { best, newest }.Distinct()) CheckpointFolder.Copy(finished.PathOf(step), PathOf(step), attachments);
        MarkBest(best);
    }

    /// <summary>Says which checkpoint is the best; a resumed loop repeats it, because a kill may come between saving and marking.</summary>
    public void MarkBest(long step) => JsonFile.Write(BestFile, new BestMark(step));

    private List<string> Leftovers(string suffix) => [.. Directory.EnumerateFileSystemEntries(folder, Prefix + "*" + suffix)];

    /// <summary>Undoes a replacement that was interrupted between taking the old one away and putting the new one there.</summary>
    private void PutBack(string replaced)
    {
        var path = replaced[..^SealedFolder.ReplacedSuffix.Length];
        if (Posix.KindOf(path, followLink: false) != FileKind.Missing) return;
        Directory.Move(replaced, path);
        warn($"put {path} back, whose replacement was interrupted");
    }

    /// <summary>Gives it another name first: who reads it finds that it is gone, not that it is damaged.</summary>
    private void Remove(long step)
    {
        var pruned = PathOf(step) + PrunedSuffix;
        Directory.Move(PathOf(step), pruned);
        RunFile.DeleteFolder(pruned);
    }

    private void SetAside(long step)
    {
        var aside = PathOf(step) + DamagedSuffix;
        RunFile.DeleteFolder(aside);
        Directory.Move(PathOf(step), aside);
        warn($"the damaged checkpoint of step {step} is kept in {aside}; delete it when nobody needs it");
    }
}
