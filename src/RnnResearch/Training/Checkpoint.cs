using System.Text.Json.Nodes;
using TorchSharp;

namespace RnnResearch.Training;

/// <summary>Everything that is needed to go on from a step, or to use the model without the run it came from.</summary>
public sealed record Checkpoint
{
    /// <summary>Optimizer steps done.</summary>
    public required long Step { get; init; }

    /// <summary>The model's <c>state_dict</c>.</summary>
    public required IReadOnlyDictionary<string, torch.Tensor> Model { get; init; }

    /// <summary>The optimizer's tensors and numbers, from <c>OptimizerState.Capture</c>.</summary>
    public IReadOnlyDictionary<string, torch.Tensor> Optimizer { get; init; } = new Dictionary<string, torch.Tensor>();

    public JsonObject OptimizerNumbers { get; init; } = [];

    /// <summary>What the task carries from step to step, such as recurrent states.</summary>
    public IReadOnlyDictionary<string, torch.Tensor> Carried { get; init; } = new Dictionary<string, torch.Tensor>();

    /// <summary>What the loop itself remembers, as JSON.</summary>
    public required string State { get; init; }

    /// <summary>Files that travel along by name, such as <c>config.yaml</c> and <c>vocabulary.json</c>.</summary>
    public IReadOnlyDictionary<string, byte[]> Attachments { get; init; } = new Dictionary<string, byte[]>();
}
