using RnnResearch.Recurrent.Fused.Attention;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>
/// What a fused recurrence reads: vectors x [T, B, I], or tokens of a table of vectors [V, I], or without a table tokens that stand for
/// one-hot vectors. Vectors and tables may come projected, of length G·H. And what it attends to, if anything.
/// </summary>
/// <param name="Values">the vectors or the table; null for one-hot vectors</param>
/// <param name="Projected">whether they are projected</param>
/// <param name="Tokens">which rows of the table, int64 [T, B]; null for no table</param>
/// <param name="RowsPerStep">where not all sequences run to the end: how many do at each step, never more than at the one before;
/// the vectors are then [S, ..], step after step</param>
/// <param name="Length">how many elements of each vector are read; null for all</param>
internal sealed record RecurrenceInput(
    Tensor? Values, bool Projected, Tensor? Tokens = null, IReadOnlyList<long>? RowsPerStep = null, long? Length = null)
{
    /// <summary>T.</summary>
    public int Steps => RowsPerStep?.Count ?? (int)Indexed.size(0);

    /// <summary>B.</summary>
    public int Batch => (int)(RowsPerStep?[0] ?? Indexed.size(1));

    /// <summary>What is attended to before each step; null for nothing.</summary>
    public AttentionParts? Attended { get; init; }

    /// <summary>Its tensors in order.</summary>
    public IReadOnlyList<Tensor> Tensors
    {
        get
        {
            List<Tensor> all = [];
            if (Values is not null) all.Add(Values);
            if (Tokens is not null) all.Add(Tokens);
            if (Attended is not null) all.AddRange(Attended.Tensors);
            return all;
        }
    }

    private Tensor Indexed => (Tokens ?? Values)!;
}
