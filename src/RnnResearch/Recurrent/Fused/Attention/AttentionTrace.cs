using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused.Attention;

/// <summary>What attention leaves for backward, a row for each word.</summary>
/// <param name="Queries">[S, QueryWidth]: the query, and the gate's values</param>
/// <param name="Context">z after its gate, [S, AnnotationBlock]</param>
/// <param name="Alpha">[S, PlacesBlock]</param>
/// <param name="Weights">what each place contributed, [S, PlacesBlock]; empty where that is alpha</param>
internal sealed record AttentionTrace(Tensor Queries, Tensor Context, Tensor Alpha, Tensor Weights)
{
    /// <summary>How many tensors that are.</summary>
    public const int Count = 4;

    /// <summary>All of them, as <see cref="From"/> takes them.</summary>
    public IReadOnlyList<Tensor> Tensors => [Queries, Context, Alpha, Weights];

    public static AttentionTrace From(IReadOnlyList<Tensor> tensors) => new(tensors[0], tensors[1], tensors[2], tensors[3]);

    /// <summary>Memory for so many rows.</summary>
    public static AttentionTrace For(AttentionShape shape, long rows, ScalarType type)
    {
        Tensor New(long width) => empty(rows, width, dtype: type);
        return new(New(shape.QueryWidth), New(shape.AnnotationBlock), New(shape.PlacesBlock), New(shape.Chooses ? shape.PlacesBlock : 0));
    }
}
