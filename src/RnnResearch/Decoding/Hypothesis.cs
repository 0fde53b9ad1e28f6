namespace RnnResearch.Decoding;

/// <summary>A sequence that was written.</summary>
/// <param name="Tokens">its token ids, without the ones that start and end it</param>
/// <param name="LogProbability">sum of the log-probabilities of its tokens, the end included where it was reached, in nats</param>
/// <param name="Finished">whether it ended by itself; else it ran into the length limit</param>
/// <param name="Attention">where the model looked at each token, [tokens][L]; empty for a model that does not look</param>
public sealed record Hypothesis(IReadOnlyList<long> Tokens, double LogProbability, bool Finished, IReadOnlyList<float[]> Attention);
