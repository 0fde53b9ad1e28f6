using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>What hard attention learns from: the words of a batch under teacher forcing.</summary>
/// <param name="Nats">-log p of each true word, [S]</param>
/// <param name="Alpha">where it looked, [S, L]</param>
/// <param name="Drawn">
/// one at the place that was drawn for a word and zero elsewhere, [S, L]; only zeros for a word that was read softly. No gradient
/// </param>
public sealed record HardLoss(Tensor Nats, Tensor Alpha, Tensor Drawn);
