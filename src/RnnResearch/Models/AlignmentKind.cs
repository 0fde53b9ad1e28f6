namespace RnnResearch.Models;

/// <summary>
/// How the decoder scores an annotation against its state (<c>alignment: mlp | dot | luong_general | luong_dot | uniform</c>).
/// </summary>
public enum AlignmentKind
{
    /// <summary>The one-layer network of Bahdanau et al. 2015 and of Show, Attend and Tell, <see cref="MlpAlignment"/>.</summary>
    Mlp,

    /// <summary>Scaled dot product, <see cref="DotAlignment"/>.</summary>
    Dot,

    /// <summary>A bilinear form of annotation and state, <see cref="LuongAlignment"/>.</summary>
    LuongGeneral,

    /// <summary>Annotation times state, which have to be equally long, <see cref="LuongAlignment"/>.</summary>
    LuongDot,

    /// <summary>No choice at all, <see cref="UniformAlignment"/>: the baseline that shows what attention is worth.</summary>
    Uniform,
}
