using RnnResearch.Decoding;

namespace RnnResearch.Experiments.Captioning;

/// <summary>How to caption pictures of one's own.</summary>
/// <param name="Decode">How captions are written, where not as the experiment says.</param>
/// <param name="OutputFolder">
/// Where the pictures of attention go; null for <c>captions/EXPERIMENT-RUN</c> in the current directory: the run stays as it is.
/// </param>
/// <param name="CsvFile">A file for a table image,caption,log_p besides, or null.</param>
public sealed record CaptionOptions(DecodeOverride Decode, string? OutputFolder, string? CsvFile = null);
