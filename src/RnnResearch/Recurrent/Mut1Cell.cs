using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>
/// MUT1, the first of three cells that Jozefowicz, Zaremba and Sutskever found by mutation ("An Empirical Exploration of Recurrent Network
/// Architectures", ICML 2015; lecture 10, "Other RNN Variants"). Its update gate does not see the state:
/// <code>
/// r = sigmoid(Wxr x + Whr h + br)
/// z = sigmoid(Wxz x + bz)
/// h = tanh(Whh (r ⊙ h) + tanh(x) + bh) ⊙ z + h ⊙ (1 - z)
/// </code>
/// z, unlike the GRU's, lets the new in. The blocks of the input stand in the order r z x, those of the hidden state are r h.
/// </summary>
public sealed class Mut1Cell : RawInputCell
{
    public Mut1Cell(long inputSize, long hiddenSize, Device? device = null)
        : base(nameof(Mut1Cell), inputSize, hiddenSize, device, blocks: 3, recurrentBlocks: 2) => RegisterComponents();

    public override CellStep Trace(Tensor a, CellState state)
    {
        var h = state.h;
        var x = a.chunk(3, 1); // 3 x [B, H]
        var r = Sum(x[0], Recur(h, 0, 1)).sigmoid();
        var z = x[1].sigmoid();
        var candidate = Sum(Recur(r * h, 1, 1), x[2].tanh()).tanh();
        return new CellStep(new CellState(Sum(h, z * (candidate - h))), Gate.Reset(r), Gate.Update(z), Gate.Candidate(candidate));
    }
}
