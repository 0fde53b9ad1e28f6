namespace RnnResearch.Decoding;

/// <summary>A model reading one text, token by token. It owns its state.</summary>
public interface ITokenReader : IDisposable
{
    /// <summary>
    /// Reads a token; gives the scores of all tokens that may follow, up to a constant log-probabilities.
    /// They are valid until the next call.
    /// </summary>
    ReadOnlySpan<float> Read(long token);
}
