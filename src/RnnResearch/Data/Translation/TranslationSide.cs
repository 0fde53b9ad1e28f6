namespace RnnResearch.Data.Translation;

/// <summary>The sources of a translator, or its targets.</summary>
/// <param name="Tokens">what they consist of</param>
/// <param name="Vocabulary">and which of these are known</param>
public sealed record TranslationSide(SentenceTokens Tokens, Vocabulary Vocabulary)
{
    /// <summary>
    /// What an encoder reads of a source: its tokens, in their order or the other way round, and then <c>&lt;end&gt;</c>.
    /// </summary>
    public long[] Read(IReadOnlyList<string> tokens, bool reversed) =>
        [.. Vocabulary.Encode(reversed ? tokens.Reverse() : tokens), Vocabulary.End];
}
