using System.Text.Json.Nodes;
using static TorchSharp.torch;

namespace RnnResearch.Training.Updates;

/// <summary>What a rule keeps of all trained weights, by PyTorch's names: <c>0.exp_avg</c> is the mean gradient of the first.</summary>
public sealed class OptimizerState : IDisposable
{
    private const string StateKey = "state";
    private const string WrongSource = "use the optimizer and the model that the state was saved with";

    private readonly OptimizerKind kind;

    /// <summary>Only parameters that require a gradient are trained: a frozen encoder stays out.</summary>
    internal OptimizerState(OptimizerConfig config, nn.Module model)
    {
        kind = config.Kind;
        Weights = [.. model.parameters().Where(weight => weight.requires_grad).Select(weight => new WeightState(config, weight))];
    }

    internal IReadOnlyList<WeightState> Weights { get; }

    private (string? A, string? B) Names => kind switch
    {
        OptimizerKind.Sgd => ("momentum_buffer", null),
        OptimizerKind.RmsProp => ("momentum_buffer", "square_avg"),
        OptimizerKind.Adagrad => (null, "sum"),
        _ => ("exp_avg", "exp_avg_sq"),
    };

    /// <summary>The tensors, which are no copies, so save them before the next step; and the steps taken per weight.</summary>
    public (IReadOnlyDictionary<string, Tensor> Tensors, JsonObject Numbers) Capture()
    {
        var steps = Weights.Select((weight, i) => KeyValuePair.Create(StepOf(i), (JsonNode?)weight.Steps));
        return (Tensors(), new JsonObject { [StateKey] = new JsonObject(steps) });
    }

    /// <summary>Takes up what was captured under the same rule and of the same weights; the next steps are bit-equal.</summary>
    /// <exception cref="InvalidDataException">It belongs to another rule or to other weights; nothing was changed.</exception>
    public void Restore(IReadOnlyDictionary<string, Tensor> tensors, JsonObject numbers)
    {
        var own = Tensors();
        CheckNames(tensors.Keys);
        foreach (var (name, present) in own) CheckShape(name, present, tensors.GetValueOrDefault(name));
        var steps = Weights.Select((_, i) => Number(numbers, StepOf(i))).ToList();

        using var quiet = no_grad();
        foreach (var (name, present) in own) present.copy_(tensors[name]);
        for (var i = 0; i < steps.Count; i++) Weights[i].Steps = steps[i];
    }

    public void Dispose()
    {
        foreach (var weight in Weights) weight.Dispose();
    }

    private static long Number(JsonObject numbers, string name) =>
        numbers[StateKey] is JsonObject state && state[name] is JsonValue value && value.TryGetValue(out long steps) && steps >= 0
            ? steps
            : throw Lacks(name);

    private static string StepOf(int i) => $"{i}.step";

    private Dictionary<string, Tensor> Tensors() => Weights
        .SelectMany((weight, i) => new[] { ($"{i}.{Names.A}", weight.A), ($"{i}.{Names.B}", weight.B) })
        .Where(part => part.Item2 is not null)
        .ToDictionary(part => part.Item1, part => part.Item2!);

    /// <summary>What has a name under this rule may be there though it is not kept: a momentum of factor zero.</summary>
    private void CheckNames(IEnumerable<string> saved)
    {
        var strangers = saved.Except(Weights.SelectMany((_, i) => new[] { $"{i}.{Names.A}", $"{i}.{Names.B}" })).ToList();
        if (strangers.Count == 0) return;
        throw new InvalidDataException($"the saved optimizer state has {string.Join(", ", strangers.Take(5))}, "
            + $"for which this {kind} has no place; {WrongSource}");
    }

    private static void CheckShape(string name, Tensor present, Tensor? saved)
    {
        if (saved is null) throw Lacks(name);
        if (present.shape.SequenceEqual(saved.shape)) return;
        throw new InvalidDataException($"the saved optimizer state {name} has shape [{string.Join(", ", saved.shape)}], expected "
            + $"[{string.Join(", ", present.shape)}]; {WrongSource}");
    }

    private static InvalidDataException Lacks(string name) => new($"the saved optimizer state lacks {name}; {WrongSource}");
}
