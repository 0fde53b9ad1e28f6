using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>
/// Minimal gated unit (Zhou, Wu, Zhang and Zhou 2016, "Minimal Gated Unit for Recurrent Neural Networks"):
/// <code>
/// f = sigmoid(Wxf x + Whf h + bf)
/// h~ = tanh(Wxh x + Whh (f ⊙ h) + bh)
/// h = (1 - f) ⊙ h + f ⊙ h~
/// </code>
/// The blocks stand in the order f h.
/// </summary>
public sealed class MguCell : RecurrentCell
{
    public MguCell(long inputSize, long hiddenSize, Device? device = null)
        : base(nameof(MguCell), inputSize, hiddenSize, device, blocks: 2) => RegisterComponents();

    public override CellStep Trace(Tensor a, CellState state)
    {
        var h = state.h;
        var x = a.chunk(2, 1); // 2 x [B, H]
        var f = Sum(x[0], Recur(h, 0, 1)).sigmoid();
        var candidate = Sum(x[1], Recur(f * h, 1, 1)).tanh();
        return new CellStep(new CellState(Sum(OneMinus(f) * h, f * candidate)), Gate.Forget(f), Gate.Candidate(candidate));
    }
}
