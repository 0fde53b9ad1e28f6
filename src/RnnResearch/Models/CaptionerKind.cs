namespace RnnResearch.Models;

/// <summary>Which captioner of the lecture (<c>kind: attention | plain</c>).</summary>
public enum CaptionerKind
{
    /// <summary>Show, Attend and Tell, <see cref="AttentionDecoder"/>.</summary>
    Attention,

    /// <summary>The picture as one vector, <see cref="PlainDecoder"/>.</summary>
    Plain,
}
