using static TorchSharp.torch;

namespace RnnResearch.Training;

/// <summary>
/// A model's weights by name, as checkpoints keep them. A layer computed by the package's own module has the names of the cell it computes:
/// the <c>_l0</c> that the package puts after them is left out, so that what computes a layer can change.
/// </summary>
public static class ModelState
{
    private const string LayerSuffix = "_l0";

    /// <summary>The weights themselves, not copies.</summary>
    public static Dictionary<string, Tensor> Capture(nn.Module model) =>
        model.state_dict().ToDictionary(entry => NameOf(entry.Key), entry => entry.Value);

    /// <summary>Copies saved weights into the model.</summary>
    /// <exception cref="CheckpointException">A weight is missing, has no place here, or has another shape; nothing was changed.</exception>
    public static void Restore(nn.Module model, IReadOnlyDictionary<string, Tensor> saved)
    {
        var own = Capture(model);
        var reshaped = own.Where(entry => saved.TryGetValue(entry.Key, out var there) && !there.shape.SequenceEqual(entry.Value.shape));
        var problems = own.Keys.Except(saved.Keys).Select(name => $"{name} is missing")
            .Concat(saved.Keys.Except(own.Keys).Select(name => $"{name} has no place in this model"))
            .Concat(reshaped.Select(entry => $"{entry.Key} is {Shape(saved[entry.Key])}, expected {Shape(entry.Value)}"))
            .ToList();
        if (problems.Count > 0)
            throw new CheckpointException(
                $"the checkpoint is another model's: {string.Join("; ", problems.Take(5))}{(problems.Count > 5 ? "; ..." : "")}. "
                + "Use the configuration and vocabulary that it was saved with, or train.init_from to take what fits");
        using var quiet = no_grad();
        foreach (var (name, weight) in own) weight.copy_(saved[name]);
    }

    /// <summary>The name of a weight that has numbers which are infinite or none; null where all are good.</summary>
    public static string? Ruined(nn.Module model)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        return Capture(model).FirstOrDefault(entry => !entry.Value.isfinite().all().cpu().item<bool>()).Key;
    }

    private static string Shape(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";

    private static string NameOf(string name) => name.EndsWith(LayerSuffix, StringComparison.Ordinal) ? name[..^LayerSuffix.Length] : name;
}
