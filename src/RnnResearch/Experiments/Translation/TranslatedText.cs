namespace RnnResearch.Experiments.Translation;

/// <summary>A sentence of one's own with its translation.</summary>
/// <param name="Source">as it was given</param>
/// <param name="Translation">what was written</param>
/// <param name="LogProbability">of that, in nats</param>
/// <param name="Unknown">words of the source that the model never saw</param>
public sealed record TranslatedText(string Source, string Translation, double LogProbability, IReadOnlyList<string> Unknown);
