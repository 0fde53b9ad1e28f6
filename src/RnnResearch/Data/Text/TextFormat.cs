namespace RnnResearch.Data.Text;

/// <summary>How the bytes of a text become tokens.</summary>
/// <param name="Unit">What a token is.</param>
/// <param name="Normalize">Drop a byte order mark and turn CRLF into LF; never done to bytes.</param>
/// <param name="SpacedCharacters">The files write characters between blanks and a blank as <c>_</c>.</param>
internal sealed record TextFormat(TextUnit Unit, bool Normalize = true, bool SpacedCharacters = false);
