using RnnResearch.Decoding;

namespace RnnResearch.Experiments.Language;

/// <summary>What text to write with a trained run.</summary>
/// <param name="Prompt">What it begins with.</param>
/// <param name="Length">Tokens after the prompt.</param>
/// <param name="Count">How many texts.</param>
/// <param name="Seed">Of the first text; each further one has the next.</param>
/// <param name="Choice">How the next token is chosen.</param>
public sealed record SampleOptions(string Prompt, int Length, int Count, long Seed, TokenChoice Choice);
