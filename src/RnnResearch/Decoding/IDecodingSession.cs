using static TorchSharp.torch;

namespace RnnResearch.Decoding;

/// <summary>A model writing R sequences side by side, one token each per step. It owns its state; a caller owns what it returns.</summary>
public interface IDecodingSession : IDisposable
{
    /// <summary>R, the sequences being written.</summary>
    long Rows { get; }

    /// <summary>Feeds one token per row, int64 [R]; gives the log-probabilities of the next, [R, V].</summary>
    Tensor Step(Tensor tokens);

    /// <summary>Where the last step looked, [R, L]; null for a model that does not look.</summary>
    Tensor? Attention { get; }

    /// <summary>Goes on with the rows named, in that order; a row may be named more than once or dropped.</summary>
    void Select(IReadOnlyList<long> rows);
}
