namespace RnnResearch.Experiments;

/// <summary>How to caption pictures of one's own.</summary>
/// <param name="Beam">The beam width, or null for the one of the experiment.</param>
/// <param name="OutputFolder">Where the overlays go, or null for the run's samples.</param>
public sealed record CaptionOptions(int? Beam, string? OutputFolder);
