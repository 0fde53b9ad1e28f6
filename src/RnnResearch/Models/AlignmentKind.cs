namespace RnnResearch.Models;

/// <summary>How the decoder scores an annotation against its state (<c>alignment: mlp | dot | uniform</c>).</summary>
public enum AlignmentKind
{
    /// <summary>The paper's one-layer network, <see cref="MlpAlignment"/>.</summary>
    Mlp,

    /// <summary>Scaled dot product, <see cref="DotAlignment"/>.</summary>
    Dot,

    /// <summary>No choice at all, <see cref="UniformAlignment"/>: the baseline that shows what attention is worth.</summary>
    Uniform,
}
