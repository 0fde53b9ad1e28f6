using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused.Attention;

/// <summary>What a recurrence with attention gives besides its states.</summary>
/// <param name="z">the gated contexts, [S, D]</param>
/// <param name="Alpha">where it looked, [S, L]</param>
internal sealed record AttentionRead(Tensor z, Tensor Alpha);
