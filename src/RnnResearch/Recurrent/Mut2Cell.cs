using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>
/// MUT2, the second of three cells that Jozefowicz, Zaremba and Sutskever found by mutation ("An Empirical Exploration of Recurrent Network
/// Architectures", ICML 2015; lecture 10, "Other RNN Variants"). Its reset gate sees the input as it is:
/// <code>
/// r = sigmoid(x + Whr h + br)
/// z = sigmoid(Wxz x + Whz h + bz)
/// h = tanh(Whh (r ⊙ h) + Wxh x + bh) ⊙ z + h ⊙ (1 - z)
/// </code>
/// z, unlike the GRU's, lets the new in. The blocks of the input stand in the order z h x, those of the hidden state are r z h.
/// </summary>
public sealed class Mut2Cell : RawInputCell
{
    public Mut2Cell(long inputSize, long hiddenSize, Device? device = null)
        : base(nameof(Mut2Cell), inputSize, hiddenSize, device, blocks: 3, recurrentBlocks: 3) => RegisterComponents();

    public override CellStep Trace(Tensor a, CellState state)
    {
        var h = state.h;
        var x = a.chunk(3, 1);              // 3 x [B, H]
        var u = Recur(h, 0, 2).chunk(2, 1); // 2 x [B, H]
        var r = Sum(x[2], u[0]).sigmoid();
        var z = Sum(x[0], u[1]).sigmoid();
        var candidate = Sum(Recur(r * h, 2, 1), x[1]).tanh();
        return new CellStep(new CellState(Sum(h, z * (candidate - h))), Gate.Reset(r), Gate.Update(z), Gate.Candidate(candidate));
    }
}
