using System.Globalization;
using RnnResearch.Files;

namespace RnnResearch.Training;

/// <summary>
/// The checkpoints of a run as they are read: a sealed folder <c>step-00001234</c> each. Reading changes nothing, so it is open to
/// everybody, also while the run is in training. A damaged checkpoint is reported and the one before it is used.
/// </summary>
/// <param name="folder">The run's folder of checkpoints, which may be missing.</param>
/// <param name="warn">Hears of damaged checkpoints.</param>
public class SavedCheckpoints(string folder, Action<string> warn)
{
    private protected const string Prefix = "step-";

    private const int Tries = 20;

    /// <summary>The steps there are checkpoints of, oldest first.</summary>
    public IReadOnlyList<long> Steps => RunFile.HasFolder(folder)
        ? [.. Directory.EnumerateDirectories(folder, Prefix + "*").Select(StepOf).OfType<long>().Order()]
        : [];

    /// <summary>The last of them, or null.</summary>
    public long? NewestStep => Steps is [.., var newest] ? newest : null;

    /// <summary>The step marked as the best, or null.</summary>
    public long? BestStep => Best().Step;

    private protected string BestFile => Path.Combine(folder, "best.json");

    /// <summary>The folder of a step's checkpoint, which is enough to caption or evaluate with.</summary>
    public string PathOf(long step) => Path.Combine(folder, NameOf(step));

    /// <summary>The newest intact checkpoint, or null when there is none at all.</summary>
    /// <exception cref="CheckpointException">There are checkpoints and every one is damaged.</exception>
    public Checkpoint? LoadNewest() => LoadFirst(marked: false);

    /// <summary>The checkpoint marked as the best; where it is damaged or none is marked, the newest intact one.</summary>
    /// <exception cref="CheckpointException">There are checkpoints and every one is damaged.</exception>
    public Checkpoint? LoadBest() => LoadFirst(marked: true);

    /// <summary>The checkpoint of a step; whoever loads it disposes its tensors.</summary>
    /// <exception cref="CheckpointException">There is none, or it is damaged.</exception>
    public Checkpoint Load(long step)
    {
        var checkpoint = CheckpointFolder.Load(PathOf(step));
        if (checkpoint.Step == step) return checkpoint;
        throw new CheckpointException(
            $"{PathOf(step)} is damaged: expected the state of step {step}, found that of step {checkpoint.Step}");
    }

    /// <summary>Whether a folder is a checkpoint rather than a run.</summary>
    public static bool IsCheckpoint(string path) => File.Exists(Path.Combine(path, SealedFolder.ManifestName));

    /// <summary>Loads a checkpoint's folder, wherever it is; whoever loads it disposes its tensors.</summary>
    /// <exception cref="CheckpointException">A file is missing, truncated or altered.</exception>
    public static Checkpoint Load(string path) => CheckpointFolder.Load(path);

    private protected static string NameOf(long step) => Prefix + step.ToString("D8", CultureInfo.InvariantCulture);

    /// <summary>
    /// A training may remove and replace checkpoints while they are read. What seems damaged is, if nothing has changed meanwhile; else
    /// it is looked again for what is the newest or the best now.
    /// </summary>
    private Checkpoint? LoadFirst(bool marked)
    {
        for (var tries = 1; ; tries++)
        {
            var seen = Seen();
            var damages = new List<string>();
            var checkpoint = First(marked, damages);
            if (checkpoint is not null && damages.Count == 0) return checkpoint;
            if (tries < Tries && Seen() != seen) continue;
            if (damages.Count == 0) return null;
            var named = string.Concat(damages.Select(damage => Environment.NewLine + damage));
            if (checkpoint is null) throw new CheckpointException($"every checkpoint in {folder} is damaged:{named}");
            warn($"the {(marked ? "best" : "newest")} checkpoint is damaged, so step {checkpoint.Step} is used:{named}");
            return checkpoint;
        }
    }

    private Checkpoint? First(bool marked, List<string> damages)
    {
        var (best, problem) = marked ? Best() : (null, null);
        var steps = Steps;
        if (problem is not null) damages.Add(problem);
        if (best is { } missing && !steps.Contains(missing))
            damages.Add($"{BestFile}: names step {missing}, of which there is no checkpoint");
        foreach (var step in steps.Reverse().OrderByDescending(step => step == best))
        {
            try
            {
                return Load(step);
            }
            catch (CheckpointException error)
            {
                damages.Add(error.Message);
            }
        }
        return null;
    }

    private (long? Step, string? Problem) Best()
    {
        if (Posix.KindOf(BestFile, followLink: false) == FileKind.Missing) return (null, null);
        try
        {
            return (JsonFile.Read<BestMark>(BestFile).Step, null);
        }
        catch (InvalidDataException error)
        {
            return (null, error.Message);
        }
    }

    private string Seen() => $"{Best()} {string.Concat(Steps.Select(step => SealedFolder.Identity(PathOf(step))))}";

    private static long? StepOf(string path) =>
        long.TryParse(Path.GetFileName(path)[Prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var step)
            && Path.GetFileName(path) == NameOf(step) ? step : null;
}
