using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>
/// The vanilla recurrent network (lecture 10, "(Vanilla) Recurrent Neural Network"):
/// <code>
/// h = tanh(Wxh x + Whh h + b)
/// </code>
/// </summary>
public sealed class RnnCell : RecurrentCell
{
    public RnnCell(long inputSize, long hiddenSize, Device? device = null)
        : base(nameof(RnnCell), inputSize, hiddenSize, device, blocks: 1) => RegisterComponents();

    public override CellStep Trace(Tensor a, CellState state) =>
        new(new CellState(Sum(a, Recur(state.h)).tanh()));
}
