using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>
/// <see cref="LstmCell"/> without an input gate (NIG of Greff et al. 2015, arXiv:1503.04069): i = 1.
/// <code>
/// f = sigmoid(Wf [x h])    g = tanh(Wg [x h])    o = sigmoid(Wo [x h])
/// c = f ⊙ c + g
/// h = o ⊙ tanh(c)
/// </code>
/// The blocks stand in the order f g o.
/// </summary>
public sealed class LstmNoInputGateCell : RecurrentCell
{
    public LstmNoInputGateCell(long inputSize, long hiddenSize, Device? device = null)
        : base(nameof(LstmNoInputGateCell), inputSize, hiddenSize, device, blocks: 3) => RegisterComponents();

    public override int MemoryBlocks => 1;

    public override int? ForgetBlock => 0;

    public override CellStep Trace(Tensor a, CellState state)
    {
        var fgo = Sum(a, Recur(state.h)).chunk(3, 1); // 3 x [B, H]
        var (f, g, o) = (fgo[0].sigmoid(), fgo[1].tanh(), fgo[2].sigmoid());
        var c = Sum(f * state.c!, g);
        return new CellStep(new CellState(o * c.tanh(), c), Gate.Forget(f), Gate.Written(g), Gate.Output(o));
    }
}
