namespace RnnResearch.Recurrent;

/// <summary>How weights are drawn.</summary>
public enum InitKind
{
    /// <summary>
    /// As PyTorch draws them: U(±1/√H) in the cells, U(±1/√inputs) in linear layers; token vectors from U(±vectors).
    /// </summary>
    Default,

    /// <summary>N(0, scale²), biases zero: min-char-rnn with 0.01.</summary>
    Normal,

    /// <summary>U(±scale), biases too: char-rnn with 0.08, Zaremba et al. with 0.1, 0.05 and 0.04.</summary>
    Uniform,

    /// <summary>
    /// Each H by H block of the hidden state's matrix orthogonal, times scale, and biases zero (Saxe et al.
    /// 2014); the rest as by default.
    /// </summary>
    Orthogonal,
}
