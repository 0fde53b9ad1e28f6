using static TorchSharp.torch;

namespace RnnResearch.Data.Text;

/// <summary>One split of a corpus as ids.</summary>
/// <param name="Tokens">[N] on the CPU: uint8 for a vocabulary of up to 256 tokens, int16 for up to 32,767, else int32.
/// The corpus owns it.</param>
/// <param name="Characters">Unicode characters of the text the tokens came from, for bits per character.</param>
public sealed record EncodedText(Tensor Tokens, long Characters);
