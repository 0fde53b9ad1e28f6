namespace RnnResearch.Data.Translation;

/// <summary>A sentence to be translated, and how others did.</summary>
/// <param name="Text">as it came</param>
/// <param name="Words">its tokens, in their order</param>
/// <param name="Source">as the encoder reads it</param>
/// <param name="References">tokens of each translation</param>
public sealed record HeldOutSentence(string Text, string[] Words, long[] Source, IReadOnlyList<string[]> References);
