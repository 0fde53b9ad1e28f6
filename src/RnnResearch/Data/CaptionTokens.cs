namespace RnnResearch.Data;

/// <summary>What one token of a caption is.</summary>
public enum CaptionTokens
{
    /// <summary>What stands between blanks and punctuation.</summary>
    Words,

    /// <summary>A letter or digit with its marks, for scripts that put no blanks between words.</summary>
    Characters,
}
