using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// Deterministic "soft" attention (Xu et al. 2015, section 4.2; lecture 10, "Soft attention for captioning"):
/// a distribution over the places of a picture, and the expected annotation under it.
/// <code>
/// q     = Wh h                    the query; a decoder may add to it
/// alpha = softmax(e(a, q))        e from an <see cref="Alignment"/>
/// z     = Σ_i alpha_i a_i
/// </code>
/// </summary>
public sealed class SoftAttention : nn.Module<ImageContext, Tensor, (Tensor z, Tensor alpha)>
{
    private readonly Alignment alignment;
    private readonly Linear Wh;

    public SoftAttention(AlignmentKind kind, long annotationSize, long hiddenSize, long size) : base(nameof(SoftAttention))
    {
        alignment = Alignment.Create(kind, annotationSize, size);
        Wh = nn.Linear(hiddenSize, size, hasBias: false);
        RegisterComponents();
    }

    /// <summary>Annotations [B, L, D] with their share of the scores, to be computed once per picture.</summary>
    public ImageContext ContextOf(Tensor annotations) => new(annotations, alignment.Keys(annotations));

    /// <summary>The weights Wh of the query, [A, H].</summary>
    internal Parameter QueryWeight => Wh.weight!;

    /// <summary>The weights v of the scores, [1, A], of an <see cref="MlpAlignment"/>; else null.</summary>
    internal Parameter? Scores => (alignment as MlpAlignment)?.Scores;

    /// <summary>The state's query [B, A] from h [B, H].</summary>
    public Tensor Query(Tensor h) => Wh.call(h);

    /// <summary>Where to look for query q [B, A]: context z [B, D] and weights alpha [B, L], each row summing to one.</summary>
    public override (Tensor z, Tensor alpha) forward(ImageContext context, Tensor q)
    {
        var alpha = alignment.call(context.Projected, q).softmax(1);             // [B, L]
        var z = alpha.unsqueeze(1).bmm(context.Annotations).squeeze(1);          // [B, 1, L] x [B, L, D]
        return (z, alpha);
    }
}
