using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>What a fused recurrence reads.</summary>
/// <param name="Values">vectors x [T, B, I]; or projected, [T, B, G·H]; or a table of projected vectors, [V, G·H], one for each token</param>
/// <param name="Projected">whether they are projected</param>
/// <param name="Tokens">which rows of the table, int64 [T, B]; null for no table</param>
/// <param name="RowsPerStep">how many sequences run at each step, never more than at the one before; the values are then [S, ..], step after step. Null where all run to the end</param>
internal sealed record RecurrenceInput(Tensor Values, bool Projected, Tensor? Tokens = null, IReadOnlyList<long>? RowsPerStep = null)
{
    /// <summary>T and B.</summary>
    public (long Steps, long Batch) Size => RowsPerStep is not null ? (RowsPerStep.Count, RowsPerStep[0]) : Tokens is null ? (Values.shape[0], Values.shape[1]) : (Tokens.shape[0], Tokens.shape[1]);

    /// <summary>Without gaps in memory.</summary>
    public RecurrenceInput Contiguous() => this with { Values = Values.contiguous(), Tokens = Tokens?.contiguous() };
}
