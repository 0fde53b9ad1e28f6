using RnnResearch.Decoding;

namespace RnnResearch.Experiments.Translation;

/// <summary>A translation that was written.</summary>
/// <param name="Words">its tokens, unknown ones copied where that is wanted</param>
/// <param name="Hypothesis">what the search found</param>
/// <param name="Alpha">where it looked, [words][source words and the end of the source], in the source's own order; empty with one
/// vector</param>
internal sealed record WrittenTranslation(string[] Words, Hypothesis Hypothesis, IReadOnlyList<float[]> Alpha);
