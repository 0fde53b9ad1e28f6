using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RnnResearch.Data;
using static TorchSharp.torch;

namespace RnnResearch.Training;

/// <summary>
/// The checkpoints of a run: a sealed folder <c>step-00001234</c> each, of which the newest few and the best are kept.
/// A damaged one is reported and the one before it is used.
/// </summary>
public sealed class CheckpointStore
{
    private const string Prefix = "step-";
    private const string ModelFile = "model.safetensors";
    private const string OptimizerFile = "optimizer.safetensors";
    private const string CarriedFile = "carried.safetensors";
    private const string StateFile = "state.json";
    private const string BestFile = "best.json";

    private readonly string folder;
    private readonly int keepLast;
    private readonly Action<string> warn;

    /// <summary>Opens a run's folder of checkpoints and removes what an interrupted save left in it.</summary>
    /// <param name="folder">The folder; made when missing.</param>
    /// <param name="keepLast">How many of the newest to keep, at least 1.</param>
    /// <param name="warn">Hears of damaged checkpoints and of leftovers.</param>
    public CheckpointStore(string folder, int keepLast, Action<string> warn)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(keepLast, 1);
        (this.folder, this.keepLast, this.warn) = (folder, keepLast, warn);
        Directory.CreateDirectory(folder);
        foreach (var leftover in Directory.EnumerateDirectories(folder, Prefix + "*" + SealedFolder.TemporarySuffix).ToList())
        {
            Directory.Delete(leftover, recursive: true);
            warn($"removed {leftover}, which an interrupted save left behind");
        }
    }

    /// <summary>The steps there are checkpoints of, oldest first.</summary>
    public IReadOnlyList<long> Steps =>
        [.. Directory.EnumerateDirectories(folder, Prefix + "*").Select(StepOf).OfType<long>().Order()];

    /// <summary>The step marked as the best, or null.</summary>
    public long? BestStep => File.Exists(In(BestFile)) ? JsonFile.Read<JsonObject>(In(BestFile))["step"]!.GetValue<long>() : null;

    /// <summary>The folder of a step's checkpoint, which is enough to caption or evaluate with.</summary>
    public string PathOf(long step) => In(Prefix + step.ToString("D8", CultureInfo.InvariantCulture));

    /// <summary>Saves a checkpoint, marks it as the best if it is, and removes those no longer kept.</summary>
    public void Save(Checkpoint checkpoint, bool best = false)
    {
        var files = new Dictionary<string, Action<Stream>>
        {
            [ModelFile] = stream => Safetensors.Write(stream, checkpoint.Model),
            [OptimizerFile] = stream => Safetensors.Write(stream, checkpoint.Optimizer),
            [StateFile] = stream => JsonSerializer.Serialize(stream, StateOf(checkpoint), JsonFile.Options),
        };
        if (checkpoint.Carried.Count > 0) files.Add(CarriedFile, stream => Safetensors.Write(stream, checkpoint.Carried));
        foreach (var (name, bytes) in checkpoint.Attachments) files.Add(name, stream => stream.Write(bytes));

        SealedFolder.Write(PathOf(checkpoint.Step), files);
        if (best) MarkBest(checkpoint.Step);
        Prune();
    }

    /// <summary>Says which checkpoint is the best; a resumed loop repeats it, because a kill may come between saving and marking.</summary>
    public void MarkBest(long step) => JsonFile.Write(In(BestFile), new JsonObject { ["step"] = step });

    /// <summary>The newest intact checkpoint, or null when there is none at all.</summary>
    /// <exception cref="CheckpointException">There are checkpoints and every one is damaged.</exception>
    public Checkpoint? LoadNewest() => NewestOf(Steps.Reverse(), "the newest");

    /// <summary>The checkpoint marked as the best; where it is damaged or none is marked, the newest intact one.</summary>
    /// <exception cref="CheckpointException">There are checkpoints and every one is damaged.</exception>
    public Checkpoint? LoadBest() =>
        NewestOf(Steps.Reverse().OrderByDescending(step => step == BestStep), "the best");

    /// <summary>Whether a folder is a checkpoint rather than a run.</summary>
    public static bool IsCheckpoint(string path) => File.Exists(Path.Combine(path, SealedFolder.ManifestName));

    /// <summary>Loads a checkpoint's folder; whoever loads it disposes its tensors.</summary>
    /// <exception cref="CheckpointException">A file is missing, truncated or altered.</exception>
    public static Checkpoint Load(string path)
    {
        if (SealedFolder.Damages(path) is { Count: > 0 } damages) throw new CheckpointException(string.Join(Environment.NewLine, damages));
        var state = JsonFile.Read<JsonObject>(Path.Combine(path, StateFile));
        var carried = Path.Combine(path, CarriedFile);
        return new Checkpoint
        {
            Step = state["step"]!.GetValue<long>(),
            Model = Safetensors.Read(Path.Combine(path, ModelFile)),
            Optimizer = Safetensors.Read(Path.Combine(path, OptimizerFile)),
            Carried = File.Exists(carried) ? Safetensors.Read(carried) : new Dictionary<string, Tensor>(),
            OptimizerNumbers = state["optimizer"]!.DeepClone().AsObject(),
            State = state["loop"]!.ToJsonString(),
            Attachments = Directory.EnumerateFiles(path).Where(IsAttachment)
                .ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes),
        };
    }

    private Checkpoint? NewestOf(IEnumerable<long> steps, string wanted)
    {
        var damaged = new List<string>();
        string Named() => Environment.NewLine + string.Join(Environment.NewLine, damaged);
        foreach (var step in steps)
        {
            try
            {
                var checkpoint = Load(PathOf(step));
                if (damaged.Count > 0) warn($"{wanted} checkpoint is damaged, so step {step} is used:{Named()}");
                return checkpoint;
            }
            catch (CheckpointException error)
            {
                damaged.Add(error.Message);
            }
        }
        if (damaged.Count == 0) return null;
        throw new CheckpointException($"every checkpoint in {folder} is damaged:{Named()}");
    }

    private void Prune()
    {
        var best = BestStep;
        foreach (var step in Steps.SkipLast(keepLast).Where(step => step != best)) Directory.Delete(PathOf(step), recursive: true);
    }

    private static JsonObject StateOf(Checkpoint checkpoint) => new()
    {
        ["step"] = checkpoint.Step,
        ["loop"] = JsonNode.Parse(checkpoint.State),
        ["optimizer"] = checkpoint.OptimizerNumbers.DeepClone(),
    };

    private static bool IsAttachment(string file) =>
        Path.GetFileName(file) is not (ModelFile or OptimizerFile or CarriedFile or StateFile or SealedFolder.ManifestName);

    private static long? StepOf(string path) =>
        long.TryParse(Path.GetFileName(path)[Prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var step) ? step : null;

    private string In(string name) => Path.Combine(folder, name);
}
