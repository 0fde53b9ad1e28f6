using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>
/// <see cref="LstmCell"/> without an output gate (NOG of Greff et al. 2015, arXiv:1503.04069): o = 1.
/// <code>
/// i = sigmoid(Wi [x h])    f = sigmoid(Wf [x h])    g = tanh(Wg [x h])
/// c = f ⊙ c + i ⊙ g
/// h = tanh(c)
/// </code>
/// The blocks stand in the order i f g.
/// </summary>
public sealed class LstmNoOutputGateCell : RecurrentCell
{
    public LstmNoOutputGateCell(long inputSize, long hiddenSize, Device? device = null)
        : base(nameof(LstmNoOutputGateCell), inputSize, hiddenSize, device, blocks: 3) => RegisterComponents();

    public override int MemoryBlocks => 1;

    public override int? ForgetBlock => 1;

    public override CellStep Trace(Tensor a, CellState state)
    {
        var ifg = Sum(a, Recur(state.h)).chunk(3, 1); // 3 x [B, H]
        var (i, f, g) = (ifg[0].sigmoid(), ifg[1].sigmoid(), ifg[2].tanh());
        var c = Sum(f * state.c!, i * g);
        return new CellStep(new CellState(c.tanh(), c), Gate.Input(i), Gate.Forget(f), Gate.Written(g));
    }
}
