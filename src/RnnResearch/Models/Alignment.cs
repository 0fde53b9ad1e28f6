using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// Scores every place of a source against a query: the model <c>f_att(a_i, h)</c> of Show, Attend and Tell (Xu et
/// al. 2015, section 3.1.2). What depends on the source alone, the keys, is computed once.
/// </summary>
public abstract class Alignment(string name) : nn.Module<Tensor, Tensor, Tensor>(name)
{
    /// <summary>The source's share of the scores: annotations [B, L, D] to keys [B, L, A].</summary>
    public abstract Tensor Keys(Tensor annotations);

    /// <summary>Scores e [B, T, L] of the keys [B, L, A] for the queries q [B, T, A].</summary>
    public abstract override Tensor forward(Tensor keys, Tensor q);

    /// <summary>Whether the query is the state itself: A is H then.</summary>
    public static bool TakesState(AlignmentKind kind) => kind is AlignmentKind.LuongGeneral or AlignmentKind.LuongDot;

    /// <summary>The alignment of that name for annotations of length D and queries of length A.</summary>
    public static Alignment Create(AlignmentKind kind, long annotationSize, long size) => kind switch
    {
        AlignmentKind.Mlp => new MlpAlignment(annotationSize, size),
        AlignmentKind.Dot => new DotAlignment(annotationSize, size),
        AlignmentKind.LuongGeneral => new LuongAlignment(annotationSize, size, general: true),
        AlignmentKind.LuongDot => new LuongAlignment(annotationSize, size, general: false),
        AlignmentKind.Uniform => new UniformAlignment(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "there is no such alignment"),
    };
}
