using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>What a forward pass gives.</summary>
/// <param name="h">of all steps, [T, B, H]</param>
/// <param name="Last">the state after the last step</param>
/// <param name="Made">what the backward pass reads; h may be a part of it</param>
internal sealed record RecurrenceOutcome(Tensor h, CellState Last, RecurrenceResult Made);
