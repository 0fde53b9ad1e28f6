using RnnResearch.Decoding;

namespace RnnResearch.Experiments;

/// <summary>How to caption pictures of one's own.</summary>
/// <param name="Decode">How captions are written, where not as the experiment says.</param>
/// <param name="OutputFolder">Where the pictures of attention go, or null for the run's samples.</param>
public sealed record CaptionOptions(DecodeOverride Decode, string? OutputFolder);
