using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>A decoder's answer to a packed batch under teacher forcing.</summary>
/// <param name="Logits">scores of every word at every packed position, [S, V]</param>
/// <param name="Alpha">where it looked at every packed position, [S, L]; null for a decoder that does not look</param>
public sealed record DecoderOutput(Tensor Logits, Tensor? Alpha);
