using RnnResearch.Recurrent.Fused.Attention;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>What a backward pass gives.</summary>
/// <param name="Input">of x, or null where nobody wants it</param>
/// <param name="State">of the state before the first step</param>
/// <param name="Weights">in the plan's order</param>
/// <param name="Attention">of what is attended to, where there is any</param>
internal sealed record RecurrenceGradients(Tensor? Input, CellState State, IReadOnlyList<Tensor> Weights, AttentionParts? Attention);
