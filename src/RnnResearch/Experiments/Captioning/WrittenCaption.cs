using RnnResearch.Decoding;

namespace RnnResearch.Experiments.Captioning;

/// <summary>A caption a model wrote about an image of its set.</summary>
/// <param name="Image">index into the set's images</param>
/// <param name="Words">the caption</param>
/// <param name="Hypothesis">how it was decoded, with where the model looked at each word</param>
internal sealed record WrittenCaption(int Image, IReadOnlyList<string> Words, Hypothesis Hypothesis);
