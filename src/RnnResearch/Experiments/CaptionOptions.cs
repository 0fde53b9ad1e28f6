using RnnResearch.Decoding;

namespace RnnResearch.Experiments;

/// <summary>How to caption pictures of one's own.</summary>
/// <param name="Decode">How captions are written, where not as the experiment says.</param>
/// <param name="OutputFolder">Where the pictures of attention go; null for EXPERIMENT-RUN in <paramref name="CaptionsFolder"/>.</param>
/// <param name="CaptionsFolder">See there; never the run's own, for reading a run changes nothing in it.</param>
/// <param name="CsvFile">A file for a table image,caption,log_p besides, or null.</param>
public sealed record CaptionOptions(
    DecodeOverride Decode, string? OutputFolder, string CaptionsFolder = "captions", string? CsvFile = null);
