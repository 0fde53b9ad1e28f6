using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>
/// The vanilla network with the previous input where the previous hidden state was: as many weights, and no recurrence. A state is a
/// function of two inputs, so that nothing is left of a third.
/// <code>
/// a  = Wxh x + b
/// h' = tanh(a + Whh a0)          a0 is the a of the step before, nothing before the first
/// </code>
/// The memory is a, from which the input before can be read wherever H is not below I.
/// </summary>
public sealed class PreviousInputCell : RecurrentCell
{
    public PreviousInputCell(long inputSize, long hiddenSize, Device? device = null)
        : base(nameof(PreviousInputCell), inputSize, hiddenSize, device, blocks: 1) => RegisterComponents();

    public override int MemoryBlocks => 1;

    public override CellStep Trace(Tensor a, CellState state) =>
        new(new CellState(Sum(a, Recur(state.c!)).tanh(), a));
}
