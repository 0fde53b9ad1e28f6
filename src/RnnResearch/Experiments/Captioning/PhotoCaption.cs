namespace RnnResearch.Experiments.Captioning;

/// <summary>What a captioner says of a picture.</summary>
/// <param name="Image">the picture's path as it was given</param>
/// <param name="Caption">what was written</param>
/// <param name="LogProbability">of that, in nats</param>
/// <param name="Attention">path of the picture of where it looked; null where none could be written</param>
public sealed record PhotoCaption(string Image, string Caption, double LogProbability, string? Attention);
