using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>
/// <see cref="LstmCell"/> with input and forget gate coupled (CIFG of Greff et al. 2015, arXiv:1503.04069): it forgets as much as
/// it writes, as the GRU does.
/// <code>
/// i = sigmoid(Wi [x h])    f = 1 - i    g = tanh(Wg [x h])    o = sigmoid(Wo [x h])
/// c = f ⊙ c + i ⊙ g
/// h = o ⊙ tanh(c)
/// </code>
/// The blocks stand in the order i g o: no block is a forget gate, and a forget bias has nothing to set.
/// </summary>
public sealed class LstmCoupledGatesCell : RecurrentCell
{
    public LstmCoupledGatesCell(long inputSize, long hiddenSize, Device? device = null)
        : base(nameof(LstmCoupledGatesCell), inputSize, hiddenSize, device, blocks: 3) => RegisterComponents();

    public override int MemoryBlocks => 1;

    public override CellStep Trace(Tensor a, CellState state)
    {
        var igo = Sum(a, Recur(state.h)).chunk(3, 1); // 3 x [B, H]
        var (i, g, o) = (igo[0].sigmoid(), igo[1].tanh(), igo[2].sigmoid());
        var f = OneMinus(i);
        var c = Sum(f * state.c!, i * g);
        return new CellStep(new CellState(o * c.tanh(), c), Gate.Input(i), Gate.Forget(f), Gate.Written(g), Gate.Output(o));
    }
}
