namespace RnnResearch.Recurrent.Fused.Attention;

/// <summary>The sizes of attention; a block is a length made up to whole vectors, with zeros that meet zeros.</summary>
/// <param name="Pictures">N</param>
/// <param name="Places">L</param>
/// <param name="Annotation">D</param>
/// <param name="Alignment">A</param>
/// <param name="Gated">whether the context has a gate</param>
/// <param name="PlacesBlock">L in whole vectors</param>
/// <param name="AnnotationBlock">D in whole vectors</param>
/// <param name="AlignmentBlock">A in whole vectors</param>
internal sealed record AttentionShape(
    int Pictures,
    int Places,
    int Annotation,
    int Alignment,
    bool Gated,
    int PlacesBlock,
    int AnnotationBlock,
    int AlignmentBlock)
{
    /// <summary>What is computed from h beside the cell, [query | gate].</summary>
    public int QueryWidth => AlignmentBlock + (Gated ? AnnotationBlock : 0);

    public static AttentionShape Of<T>(AttentionParts parts)
    {
        var size = parts.Annotations.shape;
        var A = parts.Keys.shape[2];
        return new(
            (int)size[0], (int)size[1], (int)size[2], (int)A, parts.GateWeight.numel() > 0,
            RecurrenceShape.WholeVectors<T>(size[1]), RecurrenceShape.WholeVectors<T>(size[2]), RecurrenceShape.WholeVectors<T>(A));
    }
}
