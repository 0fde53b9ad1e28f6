namespace RnnResearch.Experiments.Sentiment;

/// <summary>How a word of a text moved the verdict.</summary>
/// <param name="Word">as the text has it</param>
/// <param name="LogOdds">
/// ln p/(1-p) of the label that was said of the whole text, less the same without this word, in nats: above 0 the word spoke for it
/// </param>
public sealed record WordEffect(string Word, double LogOdds);
