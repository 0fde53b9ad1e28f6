namespace RnnResearch.Data.Text;

/// <summary>
/// What one token of a text is: a Unicode character (a scalar value, so an emoji is one), a byte, or a word between white space.
/// </summary>
public enum TextUnit
{
    Characters,
    Bytes,
    Words,
}
