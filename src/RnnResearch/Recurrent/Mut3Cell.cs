using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>
/// MUT3, the third of three cells that Jozefowicz, Zaremba and Sutskever found by mutation ("An Empirical Exploration of Recurrent Network
/// Architectures", ICML 2015; lecture 10, "Other RNN Variants"). Its update gate sees the state through a <c>tanh</c>:
/// <code>
/// r = sigmoid(Wxr x + Whr h + br)
/// z = sigmoid(Wxz x + Whz tanh(h) + bz)
/// h = tanh(Whh (r ⊙ h) + Wxh x + bh) ⊙ z + h ⊙ (1 - z)
/// </code>
/// The blocks stand in the order r z h.
/// </summary>
public sealed class Mut3Cell : RecurrentCell
{
    public Mut3Cell(long inputSize, long hiddenSize, Device? device = null)
        : base(nameof(Mut3Cell), inputSize, hiddenSize, device, blocks: 3) => RegisterComponents();

    public override CellStep Trace(Tensor a, CellState state)
    {
        var h = state.h;
        var x = a.chunk(3, 1); // 3 x [B, H]
        var r = Sum(x[0], Recur(h, 0, 1)).sigmoid();
        var z = Sum(x[1], Recur(h.tanh(), 1, 1)).sigmoid();
        var candidate = Sum(Recur(r * h, 2, 1), x[2]).tanh();
        return new CellStep(new CellState(Sum(h, z * (candidate - h))), Gate.Reset(r), Gate.Update(z), Gate.Candidate(candidate));
    }
}
