namespace RnnResearch.Recurrent.Fused.Attention;

/// <summary>The sizes of attention; a block is a length made up to whole vectors, with zeros that meet zeros.</summary>
/// <param name="Sources">N</param>
/// <param name="Places">L</param>
/// <param name="Annotation">D</param>
/// <param name="Alignment">A</param>
/// <param name="Gate">how many numbers gate the context: none, one for all of it, or one for each of its elements</param>
/// <param name="PlacesBlock">L in whole vectors</param>
/// <param name="AnnotationBlock">D in whole vectors</param>
/// <param name="AlignmentBlock">A in whole vectors</param>
/// <param name="GateBlock">the gate in whole vectors</param>
/// <param name="Chooses">whether a word may read one place alone</param>
internal sealed record AttentionShape(
    int Sources,
    int Places,
    int Annotation,
    int Alignment,
    int Gate,
    int PlacesBlock,
    int AnnotationBlock,
    int AlignmentBlock,
    int GateBlock,
    bool Chooses)
{
    /// <summary>What is computed from h beside the cell, [query | gate].</summary>
    public int QueryWidth => AlignmentBlock + GateBlock;

    /// <summary>Whether there is a gate.</summary>
    public bool Gated => Gate > 0;

    /// <summary>Whether one number gates all of the context.</summary>
    public bool GatedByOne => Gate == 1;

    public static AttentionShape Of<T>(AttentionParts parts)
    {
        var (sources, L, D) = (parts.Annotations.size(0), parts.Annotations.size(1), parts.Annotations.size(2));
        var A = parts.Keys.size(2);
        var gate = parts.GateWeight.size(0); // of an empty tensor 0
        int Block(long length) => RecurrenceShape.WholeVectors<T>(length);
        return new((int)sources, (int)L, (int)D, (int)A, (int)gate, Block(L), Block(D), Block(A), Block(gate), parts.Chances.numel() > 0);
    }
}
