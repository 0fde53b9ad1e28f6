using RnnResearch.Configuration.Rules;

namespace RnnResearch.Models;

/// <summary>The parts of Show, Attend and Tell, each of which can be switched off for an ablation.</summary>
public sealed record AttentionConfig
{
    /// <summary>
    /// How places are scored: the paper's <c>mlp</c>; <c>dot</c>, scaled; the two of Luong et al. 2015, <c>luong_general</c> and
    /// <c>luong_dot</c>; or <c>uniform</c> for no choice at all.
    /// </summary>
    public AlignmentKind Alignment { get; init; } = AlignmentKind.Mlp;

    /// <summary>
    /// Whether it looks before a step of the recurrence, as the paper does, or after it, as Luong et al. 2015 do: that is faster, and the
    /// recurrence does not know where it looked.
    /// </summary>
    public Look Look { get; init; } = Look.Before;

    /// <summary>A, hidden units of the alignment.</summary>
    [AtLeast(1)]
    public int Size { get; init; } = 512;

    /// <summary>
    /// Length to which annotations are narrowed by a linear layer before they are looked at; 0 takes them as the encoder gives
    /// them, as the paper does.
    /// </summary>
    [AtLeast(0)]
    public int AnnotationSize { get; init; }

    /// <summary>
    /// Whether the query also sees the word just fed. The paper looks from the state before it, which cannot know whether
    /// "red" or "blue" was said.
    /// </summary>
    public bool SeeWord { get; init; }

    /// <summary>The gate beta on the context (section 4.2.1 of the paper): one number for each word, or one for each element.</summary>
    public BetaGate BetaGate { get; init; } = BetaGate.Scalar;

    /// <summary>h0 and c0 from the mean annotation; else zeros.</summary>
    public bool MeanState { get; init; } = true;

    /// <summary>
    /// Words scored from the word before, the state and the context (equation 7, with the tanh that the authors' code has and the
    /// equation has not); else from the state alone.
    /// </summary>
    public bool DeepOutput { get; init; } = true;

    /// <summary>
    /// Weight lambda of the doubly stochastic regulariser (equation 14), beside the sum of a caption's -log p(y_t); 0 leaves it out.
    /// </summary>
    [AtLeast(0)]
    public double DoublyStochastic { get; init; } = 1;

    /// <summary>
    /// Stochastic "hard" attention in the place of the soft one, for <c>kind: attention</c> of a captioner; null is soft.
    /// </summary>
    public HardAttentionConfig? Hard { get; init; }
}
