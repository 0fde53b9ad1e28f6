using RnnResearch.Recurrent;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>One step of a decoder.</summary>
/// <param name="State">the recurrent state after the step, [B, H]</param>
/// <param name="z">the context it read, [B, D]; null for a decoder that does not look</param>
/// <param name="Alpha">where it looked, [B, L]; null for a decoder that does not look</param>
/// <param name="Weights">what each place contributed to z, [B, L], by hard attention; null for a decoder that looks softly</param>
public sealed record DecoderStep(CellState State, Tensor? z, Tensor? Alpha, Tensor? Weights = null);
