namespace RnnResearch.Data.Translation;

/// <summary>A sentence and a translation of it.</summary>
public sealed record SentencePair(string Source, string Target);
