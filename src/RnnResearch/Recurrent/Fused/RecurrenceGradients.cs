using RnnResearch.Recurrent.Fused.Attention;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>What a backward pass gives; null for what nobody wants.</summary>
/// <param name="Values">of the vectors that are read, or of the table</param>
/// <param name="h">of the state before the first step</param>
/// <param name="c">likewise</param>
/// <param name="Weights">in the plan's order</param>
/// <param name="Attended">of what is attended to, where there is any</param>
internal sealed record RecurrenceGradients(Tensor? Values, Tensor? h, Tensor? c, IReadOnlyList<Tensor?> Weights, AttentionParts? Attended);
