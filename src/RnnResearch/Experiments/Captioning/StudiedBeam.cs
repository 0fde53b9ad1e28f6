namespace RnnResearch.Experiments.Captioning;

/// <summary>A caption that beam search came to.</summary>
/// <param name="Caption">its words with what stands between them</param>
/// <param name="LogProbability">in nats, the end included</param>
/// <param name="Finished">whether it ended by itself; else it ran into the length limit</param>
public sealed record StudiedBeam(string Caption, double LogProbability, bool Finished);
