using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>What a fused recurrence reads.</summary>
/// <param name="Values">vectors x [T, B, I]; or projected, [T, B, G·H]; or a table of projected vectors, [V, G·H], one for each token</param>
/// <param name="Projected">whether they are projected</param>
/// <param name="Tokens">which rows of the table, int64 [T, B]; null for no table</param>
/// <param name="Length">how many elements of each vector are read; null for all</param>
internal sealed record RecurrenceInput(Tensor Values, bool Projected, Tensor? Tokens = null, long? Length = null)
{
    /// <summary>T and B.</summary>
    public (long Steps, long Batch) Size => Tokens is null ? (Values.shape[0], Values.shape[1]) : (Tokens.shape[0], Tokens.shape[1]);

    /// <summary>Without gaps in memory.</summary>
    public RecurrenceInput Contiguous() => this with { Values = Values.contiguous(), Tokens = Tokens?.contiguous() };
}
