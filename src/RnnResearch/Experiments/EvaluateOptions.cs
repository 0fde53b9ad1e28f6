using RnnResearch.Data;
using RnnResearch.Decoding;

namespace RnnResearch.Experiments;

/// <summary>What to evaluate of a finished run.</summary>
/// <param name="Splits">The splits, or none for those the experiment reports.</param>
/// <param name="Decode">How captions are written, where not as the experiment says.</param>
/// <param name="OutputFolder">Where scores and what was generated go; null for <c>evaluation/EXPERIMENT-RUN</c>.</param>
public sealed record EvaluateOptions(IReadOnlyList<Split> Splits, DecodeOverride Decode, string? OutputFolder = null);
