using System.Text.Json.Nodes;
using TorchSharp;
using TorchSharp.Modules;

namespace RnnResearch.Training;

/// <summary>
/// An optimizer's state as named tensors and numbers: <c>0.exp_avg</c> is the first moment of the first parameter, in
/// PyTorch's words. Every optimizer keeps it in the public members of its State and Options objects, so one class serves all.
/// </summary>
public static class OptimizerState
{
    private const string StateKey = "state";
    private const string OptionsKey = "options";

    /// <summary>
    /// The tensors, which are the optimizer's own and not copies, so save them before the next step; and the numbers: steps
    /// taken per parameter, and each group's options with its present learning rate.
    /// </summary>
    public static (IReadOnlyDictionary<string, torch.Tensor> Tensors, JsonObject Numbers) Capture(OptimizerHelper optimizer)
    {
        var live = optimizer.state_dict();
        var tensors = StateField.In(live.State)
            .Where(field => field.Value is torch.Tensor)
            .ToDictionary(field => field.Name, field => (torch.Tensor)field.Value!);
        return (tensors, new JsonObject { [StateKey] = Numbers(live.State), [OptionsKey] = Numbers(live.Options) });
    }

    /// <summary>Puts saved state into a fresh optimizer of the same kind over the same parameters; its next steps are bit-equal.</summary>
    /// <exception cref="InvalidDataException">The state belongs to another kind of optimizer or to other parameters.</exception>
    public static void Restore(OptimizerHelper optimizer, IReadOnlyDictionary<string, torch.Tensor> tensors, JsonObject numbers)
    {
        // The dictionary holds the optimizer's own objects, so that setting their members is all there is to do.
        var live = optimizer.state_dict();
        var fields = StateField.In(live.State).ToList();
        CheckNames(optimizer, tensors.Keys, fields.Where(field => field.Is<torch.Tensor>()).Select(field => field.Name));

        using var noGrad = torch.no_grad();
        var device = optimizer.parameters().First().device;
        foreach (var field in fields.Where(field => field.Is<torch.Tensor>()))
            RestoreTensor(field, tensors.GetValueOrDefault(field.Name), device);
        RestoreNumbers(fields, numbers[StateKey]);
        RestoreNumbers(StateField.In(live.Options), numbers[OptionsKey]);
    }

    private static JsonObject Numbers(IEnumerable<object> owners) =>
        new(StateField.In(owners).Where(field => field.Json is not null).Select(field => KeyValuePair.Create(field.Name, field.Json)));

    private static void CheckNames(OptimizerHelper optimizer, IEnumerable<string> saved, IEnumerable<string> known)
    {
        var strangers = saved.Except(known).ToList();
        if (strangers.Count == 0) return;
        throw new InvalidDataException($"the saved optimizer state has {string.Join(", ", strangers.Take(5))}, for which this "
            + $"{optimizer.GetType().Name} has no place; use the optimizer and the model that the state was saved with");
    }

    /// <summary>A tensor may be missing on both sides, such as the momentum before the first step.</summary>
    private static void RestoreTensor(StateField field, torch.Tensor? saved, torch.Device device)
    {
        if (saved is null && field.Value is null) return;
        if (saved is null)
            throw new InvalidDataException(
                $"the saved optimizer state lacks {field.Name}; use the optimizer and the model that the state was saved with");
        if (field.Value is not torch.Tensor present) field.Value = saved.to(device, copy: true).DetachFromDisposeScope();
        else if (present.shape.SequenceEqual(saved.shape)) present.copy_(saved);
        else throw new InvalidDataException(
            $"the saved optimizer state {field.Name} has shape [{string.Join(", ", saved.shape)}], "
            + $"expected [{string.Join(", ", present.shape)}]; use the model that the state was saved with");
    }

    private static void RestoreNumbers(IEnumerable<StateField> fields, JsonNode? saved)
    {
        foreach (var field in fields)
        {
            if (saved?[field.Name] is { } number) field.Json = number;
        }
    }
}
