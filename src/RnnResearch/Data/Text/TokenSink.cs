namespace RnnResearch.Data.Text;

/// <summary>Takes one token of a text.</summary>
/// <param name="token">The token as a <see cref="TextVocabulary"/> keeps it; gone after the call.</param>
/// <param name="characters">How many characters of the text it stands for, the white space before it included.</param>
internal delegate void TokenSink(ReadOnlySpan<char> token, int characters);
