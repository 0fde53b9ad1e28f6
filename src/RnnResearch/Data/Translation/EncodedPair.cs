namespace RnnResearch.Data.Translation;

/// <summary>A pair as numbers.</summary>
/// <param name="Source">as the encoder reads it, <c>&lt;end&gt;</c> included</param>
/// <param name="Target">without <c>&lt;start&gt;</c> and <c>&lt;end&gt;</c></param>
public sealed record EncodedPair(long[] Source, long[] Target);
