namespace RnnResearch.Recurrent;

/// <summary>
/// What computes a layer over a sequence (<c>kernel: auto | fused | built_in | unrolled</c>). All give the same numbers up to rounding.
/// </summary>
public enum RecurrentKernel
{
    /// <summary>
    /// What is fastest here: the fused kernel on a processor with AVX-512, or with AVX2 and FMA; on other processors and on a GPU the
    /// package's own module where the cell has one, else the unrolled cell.
    /// </summary>
    Auto,

    /// <summary>
    /// The whole sequence as one function with its gradients by hand, on the processor's vectors and cores. Every cell has one.
    /// </summary>
    Fused,

    /// <summary>The package's own module, <see cref="BuiltInLayer"/>: rnn, relu_rnn, lstm and gru have one.</summary>
    BuiltIn,

    /// <summary>The cell as it can be read, step by step: <see cref="UnrolledLayer"/>.</summary>
    Unrolled,
}
