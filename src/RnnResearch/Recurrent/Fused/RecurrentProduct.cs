namespace RnnResearch.Recurrent.Fused;

/// <summary>
/// A product with recurrent weights inside a step: an operand of a sequence, times the transpose of some blocks of a weight,
/// goes to storage.
/// </summary>
/// <param name="Stage">the elementwise stage that reads it</param>
/// <param name="Blocks">the weight's H-long blocks of rows, in the order of the storage blocks that they go to</param>
/// <param name="To">the first of these storage blocks</param>
/// <param name="Operand">the storage block that is multiplied, as the stage before left it; null for the hidden state of the
/// step before</param>
/// <param name="Weight">which of the recurrent weights, 0 being <c>weight_hh</c></param>
/// <param name="Width">how many storage blocks wide the operand is</param>
/// <param name="Before">whether the operand is the storage of the step before</param>
internal sealed record RecurrentProduct(
    int Stage, int[] Blocks, int To, int? Operand = null, int Weight = 0, int Width = 1, bool Before = false);
