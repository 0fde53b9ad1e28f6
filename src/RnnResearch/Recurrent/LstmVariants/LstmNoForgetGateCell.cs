using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>
/// <see cref="LstmCell"/> without a forget gate (NFG of Greff et al. 2015, arXiv:1503.04069): f = 1, as in
/// Hochreiter and Schmidhuber 1997.
/// <code>
/// i = sigmoid(Wi [x h])    g = tanh(Wg [x h])    o = sigmoid(Wo [x h])
/// c = c + i ⊙ g
/// h = o ⊙ tanh(c)
/// </code>
/// The blocks stand in the order i g o.
/// </summary>
public sealed class LstmNoForgetGateCell : RecurrentCell
{
    public LstmNoForgetGateCell(long inputSize, long hiddenSize, Device? device = null)
        : base(nameof(LstmNoForgetGateCell), inputSize, hiddenSize, device, blocks: 3) => RegisterComponents();

    public override int MemoryBlocks => 1;

    public override CellStep Trace(Tensor a, CellState state)
    {
        var igo = Sum(a, Recur(state.h)).chunk(3, 1); // 3 x [B, H]
        var (i, g, o) = (igo[0].sigmoid(), igo[1].tanh(), igo[2].sigmoid());
        var c = Sum(state.c!, i * g);
        return new CellStep(new CellState(o * c.tanh(), c), Gate.Input(i), Gate.Written(g), Gate.Output(o));
    }
}
