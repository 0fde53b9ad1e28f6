using TorchSharp.Modules;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// Deterministic "soft" attention (Xu et al. 2015, section 4.2; lecture 10, "Soft attention for captioning"):
/// a distribution over the places of a source, and the expected annotation under it.
/// <code>
/// q     = Wh h                    the query; a decoder may add to it. Luong's alignments take h itself
/// alpha = softmax(e(a, q))        e from an <see cref="Alignment"/>
/// z     = Σ_i alpha_i a_i
/// </code>
/// </summary>
public sealed class SoftAttention : nn.Module<SourceContext, Tensor, (Tensor z, Tensor alpha)>
{
    private readonly Alignment alignment;
    private readonly Linear? Wh;

    public SoftAttention(AlignmentKind kind, long annotationSize, long hiddenSize, long size) : base(nameof(SoftAttention))
    {
        QuerySize = Alignment.TakesState(kind) ? hiddenSize : size;
        alignment = Alignment.Create(kind, annotationSize, QuerySize);
        Wh = Alignment.TakesState(kind) ? null : nn.Linear(hiddenSize, size, hasBias: false);
        RegisterComponents();
    }

    /// <summary>A, the length of a query.</summary>
    public long QuerySize { get; }

    /// <summary>Annotations with their share of the scores, to be computed once per source.</summary>
    public SourceContext ContextOf(Annotations annotations) => new(annotations.a, alignment.Keys(annotations.a), annotations.Lengths);

    /// <summary>The weights Wh of the query, [A, H], of an <see cref="MlpAlignment"/>.</summary>
    internal Parameter QueryWeight => Wh!.weight!;

    /// <summary>Whether it never chooses: the query says nothing.</summary>
    internal bool IsUniform => alignment is UniformAlignment;

    /// <summary>The weights v of the scores, [1, A], of an <see cref="MlpAlignment"/>; else null.</summary>
    internal Parameter? Scores => (alignment as MlpAlignment)?.Scores;

    /// <summary>The state's query [.., A] from h [.., H].</summary>
    public Tensor Query(Tensor h) => Wh is null ? h : Wh.call(h);

    /// <summary>Where to look for query q [B, A]: context z [B, D] and weights alpha [B, L], each row summing to one.</summary>
    public override (Tensor z, Tensor alpha) forward(SourceContext context, Tensor q)
    {
        var (z, alpha) = OfEach(context, q.unsqueeze(1));
        return (z.squeeze(1), alpha.squeeze(1));
    }

    /// <summary>
    /// The same, and with chances [B] by "hard" attention: z under the weights [B, L] of <see cref="HardAttention.Weights"/>.
    /// </summary>
    public (Tensor z, Tensor alpha, Tensor? weights) Read(SourceContext context, Tensor q, Tensor? chances)
    {
        if (chances is null)
        {
            var (expected, looked) = call(context, q);
            return (expected, looked, null);
        }
        var alpha = AlphaOf(context, q.unsqueeze(1)).squeeze(1);
        var weights = HardAttention.Weights(alpha, chances);
        return (weights.unsqueeze(1).bmm(context.Annotations).squeeze(1), alpha, weights);
    }

    /// <summary>The same of T queries for each source, q [B, T, A]: z [B, T, D] and alpha [B, T, L].</summary>
    public (Tensor z, Tensor alpha) OfEach(SourceContext context, Tensor q)
    {
        var alpha = AlphaOf(context, q);                // [B, T, L]
        return (alpha.bmm(context.Annotations), alpha); // [B, T, L] x [B, L, D]
    }

    private Tensor AlphaOf(SourceContext context, Tensor q)
    {
        var e = alignment.call(context.Projected, q);
        if (context.Source.Beyond() is { } beyond) e = e.Without(beyond.unsqueeze(1));
        return e.softmax(2);
    }
}
