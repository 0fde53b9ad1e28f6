using System.Text.Json;
using System.Text.Json.Nodes;
using RnnResearch.Data;
using static TorchSharp.torch;

namespace RnnResearch.Training;

/// <summary>One checkpoint on the disk: a sealed folder of weights, optimizer, what the task carries, state, and attachments.</summary>
internal static class CheckpointFolder
{
    private const string ModelFile = "model.safetensors";
    private const string OptimizerFile = "optimizer.safetensors";
    private const string CarriedFile = "carried.safetensors";
    private const string StateFile = "state.json";

    private static readonly string[] Required = [ModelFile, OptimizerFile, StateFile];

    public static void Write(string path, Checkpoint checkpoint)
    {
        var state = new CheckpointState(checkpoint.Step, JsonNode.Parse(checkpoint.State)!.AsObject(), checkpoint.OptimizerNumbers);
        var files = new Dictionary<string, Action<Stream>>
        {
            [ModelFile] = stream => Safetensors.Write(stream, checkpoint.Model),
            [OptimizerFile] = stream => Safetensors.Write(stream, checkpoint.Optimizer),
            [StateFile] = stream => JsonSerializer.Serialize(stream, state, JsonFile.Options),
        };
        if (checkpoint.Carried.Count > 0) files.Add(CarriedFile, stream => Safetensors.Write(stream, checkpoint.Carried));
        foreach (var (name, bytes) in checkpoint.Attachments) files.Add(name, stream => stream.Write(bytes));
        SealedFolder.Write(path, files);
    }

    /// <summary>Loads a checkpoint; whoever does disposes its tensors.</summary>
    /// <exception cref="CheckpointException">A file is missing, truncated, altered or not what it should be.</exception>
    public static Checkpoint Load(string path) => Verified(path, files =>
    {
        string In(string name) => Path.Combine(path, name);
        var state = StateIn(path);
        return new Checkpoint
        {
            Step = state.Step,
            Model = Safetensors.Read(In(ModelFile)),
            Optimizer = Safetensors.Read(In(OptimizerFile)),
            Carried = files.Contains(CarriedFile) ? Safetensors.Read(In(CarriedFile)) : new Dictionary<string, Tensor>(),
            OptimizerNumbers = state.Optimizer,
            State = state.Loop.ToJsonString(),
            Attachments = files.Except([.. Required, CarriedFile]).ToDictionary(name => name, name => RunFile.ReadAllBytes(In(name))),
        };
    });

    /// <summary>Writes a checkpoint once more, byte by byte, with other attachments in place of its own of these names.</summary>
    /// <exception cref="CheckpointException">It is missing or damaged, or cannot be written elsewhere.</exception>
    public static void Copy(string from, string to, IReadOnlyDictionary<string, byte[]> attachments) => Verified(from, files =>
    {
        void CopyFile(string name, Stream stream)
        {
            using var file = RunFile.Open(Path.Combine(from, name));
            file.CopyTo(stream);
        }
        SealedFolder.Write(to, files.ToDictionary(name => name, name => (Action<Stream>)(stream =>
        {
            if (attachments.TryGetValue(name, out var other)) stream.Write(other);
            else CopyFile(name, stream);
        })));
        return files.Count;
    });

    /// <summary>Whether <see cref="Load"/> would give that step's checkpoint, as far as can be told without reading the tensors.</summary>
    public static bool IsIntact(string path, long step)
    {
        try
        {
            return Verified(path, _ => StateIn(path)).Step == step;
        }
        catch (CheckpointException)
        {
            return false;
        }
    }

    private static T Verified<T>(string path, Func<IReadOnlyCollection<string>, T> read)
    {
        try
        {
            return SealedFolder.Read(path, files => Required.Except(files).FirstOrDefault() is { } unlisted
                ? throw new InvalidDataException($"{Path.Combine(path, SealedFolder.ManifestName)} is damaged: it lists no {unlisted}")
                : read(files));
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            throw new CheckpointException(error.Message);
        }
    }

    private static CheckpointState StateIn(string path)
    {
        var file = Path.Combine(path, StateFile);
        var state = JsonFile.Read<CheckpointState>(file);
        if (state.Step >= 0) return state;
        throw new InvalidDataException($"{file} is damaged: step: expected an integer >= 0, found {state.Step}");
    }
}
