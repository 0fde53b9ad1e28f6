using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>What a forward pass gives.</summary>
/// <param name="h">of all steps, [T, B, H], or [S, H] where not all sequences run to the end</param>
/// <param name="Last">the state after the last step; null where not all sequences run to it</param>
/// <param name="Made">what the backward pass reads; h may be a part of it</param>
internal sealed record RecurrenceOutcome(Tensor h, CellState? Last, RecurrenceResult Made);
