namespace RnnResearch.Experiments.Sentiment;

/// <summary>What a classifier says of a text.</summary>
/// <param name="Label">the likeliest label's place</param>
/// <param name="Probability">of that label</param>
internal readonly record struct Verdict(int Label, double Probability);
