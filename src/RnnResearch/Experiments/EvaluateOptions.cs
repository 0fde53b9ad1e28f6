using RnnResearch.Data;

namespace RnnResearch.Experiments;

/// <summary>What to evaluate of a finished run.</summary>
/// <param name="Splits">The splits, or none for those the experiment reports.</param>
/// <param name="Beam">The beam width, or null for the one of the experiment.</param>
public sealed record EvaluateOptions(IReadOnlyList<Split> Splits, int? Beam);
