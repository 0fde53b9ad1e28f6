using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>What a forward pass leaves, each unit block made up to whole vectors.</summary>
/// <param name="Before">h before the first step, [B, Block]</param>
/// <param name="MemoryBefore">c before the first step, or null</param>
/// <param name="Hidden">h, [T, B, Block]</param>
/// <param name="Memory">c, likewise, or null</param>
/// <param name="Storage">what the cell keeps, [T, B, Storage·Block]</param>
internal sealed record RecurrenceResult(Tensor Before, Tensor? MemoryBefore, Tensor Hidden, Tensor? Memory, Tensor Storage);
