using static TorchSharp.torch;

namespace RnnResearch.Analysis.Cells;

/// <summary>
/// All that a language model computed at N positions of a text, see <see cref="TextStretches"/>. The tensors are the caller's scope's.
/// </summary>
/// <param name="Cells">tanh(c), or h where there is no c, of every cell, layer by layer: [N, C], C being layers times H</param>
/// <param name="Quantities">what can be looked at, the layers one after the other and in each <paramref name="Cells"/> first</param>
/// <param name="Saturations">of each layer and gate between 0 and 1; none for a cell without gates</param>
/// <param name="Guesses">ids of the likeliest next tokens, likeliest first, int64 [N, K]</param>
/// <param name="Probabilities">theirs, [N, K]</param>
public sealed record CellRecording(
    Tensor Cells,
    IReadOnlyList<RecordedQuantity> Quantities,
    IReadOnlyList<GateSaturation> Saturations,
    Tensor Guesses,
    Tensor Probabilities)
{
    /// <summary>The most tokens that <see cref="Guesses"/> names.</summary>
    public const int MostGuesses = 5;
}
