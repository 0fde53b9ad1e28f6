using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>
/// <see cref="LstmCell"/> without the <c>tanh</c> on what is written (NIAF of Greff et al. 2015, arXiv:1503.04069):
/// <code>
/// i = sigmoid(Wi [x h])    f = sigmoid(Wf [x h])    g = Wg [x h]    o = sigmoid(Wo [x h])
/// c = f ⊙ c + i ⊙ g
/// h = o ⊙ tanh(c)
/// </code>
/// The blocks stand in the order i f g o.
/// </summary>
public sealed class LstmNoInputActivationCell : RecurrentCell
{
    public LstmNoInputActivationCell(long inputSize, long hiddenSize, Device? device = null)
        : base(nameof(LstmNoInputActivationCell), inputSize, hiddenSize, device, blocks: 4) => RegisterComponents();

    public override int MemoryBlocks => 1;

    public override int? ForgetBlock => 1;

    public override CellStep Trace(Tensor a, CellState state)
    {
        var ifgo = Sum(a, Recur(state.h)).chunk(4, 1); // 4 x [B, H]
        var (i, f, g, o) = (ifgo[0].sigmoid(), ifgo[1].sigmoid(), ifgo[2], ifgo[3].sigmoid());
        var c = Sum(f * state.c!, i * g);
        var next = new CellState(o * c.tanh(), c);
        return new CellStep(next, Gate.Input(i), Gate.Forget(f), Gate.Written(g, GateRange.Unbounded), Gate.Output(o));
    }
}
