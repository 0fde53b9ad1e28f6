using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>
/// <see cref="LstmCell"/> without the <c>tanh</c> on what is read (NOAF of Greff et al. 2015, arXiv:1503.04069):
/// <code>
/// i = sigmoid(Wi [x h])    f = sigmoid(Wf [x h])    g = tanh(Wg [x h])    o = sigmoid(Wo [x h])
/// c = f ⊙ c + i ⊙ g
/// h = o ⊙ c
/// </code>
/// Nothing bounds <c>h</c>. The blocks stand in the order i f g o.
/// </summary>
public sealed class LstmNoOutputActivationCell : RecurrentCell
{
    public LstmNoOutputActivationCell(long inputSize, long hiddenSize, Device? device = null)
        : base(nameof(LstmNoOutputActivationCell), inputSize, hiddenSize, device, blocks: 4) => RegisterComponents();

    public override int MemoryBlocks => 1;

    public override int? ForgetBlock => 1;

    public override GateRange HiddenRange => GateRange.Unbounded;

    public override CellStep Trace(Tensor a, CellState state)
    {
        var ifgo = Sum(a, Recur(state.h)).chunk(4, 1); // 4 x [B, H]
        var (i, f, g, o) = (ifgo[0].sigmoid(), ifgo[1].sigmoid(), ifgo[2].tanh(), ifgo[3].sigmoid());
        var c = Sum(f * state.c!, i * g);
        return new CellStep(new CellState(o * c, c), Gate.Input(i), Gate.Forget(f), Gate.Written(g), Gate.Output(o));
    }
}
