using RnnResearch.Data;
using RnnResearch.Training;
using static TorchSharp.torch;

namespace RnnResearch.Experiments;

/// <summary>
/// <c>train.init_from</c>: begins with the weights of another model, as far as names and shapes agree. Nothing but weights is taken; to go
/// on with a run, resume it.
/// </summary>
internal static class InitialWeights
{
    private const int ShownNames = 5;

    /// <param name="task">its model takes the weights; the rest of it stays as it was drawn</param>
    /// <param name="path">a run, a checkpoint's folder or a safetensors file; null loads nothing</param>
    /// <param name="progress">hears what was and what was not loaded</param>
    /// <exception cref="DataException">No tensor fits.</exception>
    public static void Load(ITrainingTask task, string? path, ITrainingProgress progress)
    {
        if (path is null) return;
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var source = File.Exists(path) ? null : TrainedModel.Open(path, progress.Warning).Checkpoint;
        var saved = source?.Model ?? Safetensors.Read(path);
        var own = ModelState.Capture(task.Model);
        bool Fits(string name) => saved.TryGetValue(name, out var tensor) && tensor.shape.SequenceEqual(own[name].shape);
        var fitting = own.Keys.Where(Fits).ToList();
        if (fitting.Count == 0)
            throw new DataException(
                $"train.init_from: {path}: none of its {saved.Count} tensors has a name and a shape of this model's {own.Count}, "
                + $"such as {own.Keys.First()}");

        foreach (var name in fitting) own[name].copy_(saved[name]);
        progress.Message($"init_from: {fitting.Count} of {own.Count} tensors from {path}");
        var unfitting = own.Keys.Except(fitting).Select(name => Described(name, own[name], saved));
        Tell(progress, "left as drawn, for no tensor there fits", unfitting);
        Tell(progress, "not used, for there is no place here", saved.Keys.Except(own.Keys));
        foreach (var (name, bytes) in task.Attachments)
            if (source is not null && source.Attachments.TryGetValue(name, out var there) && !there.SequenceEqual(bytes))
                progress.Warning(
                    $"init_from: its {name} is not this run's, "
                    + "so what it numbers, such as words, begins with vectors of something else");
    }

    private static string Described(string name, Tensor own, IReadOnlyDictionary<string, Tensor> saved) =>
        saved.TryGetValue(name, out var there)
            ? $"{name} ([{string.Join(", ", own.shape)}] here, [{string.Join(", ", there.shape)}] there)"
            : name;

    private static void Tell(ITrainingProgress progress, string what, IEnumerable<string> names)
    {
        var all = names.ToList();
        if (all.Count == 0) return;
        var more = all.Count > ShownNames ? ", ..." : "";
        progress.Warning($"init_from: {all.Count} {what}: {string.Join(", ", all.Take(ShownNames))}{more}");
    }
}
