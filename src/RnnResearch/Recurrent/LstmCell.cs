using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber 1997, Neural Computation 9(8); lecture 10, "Long Short Term Memory (LSTM)"):
/// <code>
/// i = sigmoid(Wi [x h])    f = sigmoid(Wf [x h])    g = tanh(Wg [x h])    o = sigmoid(Wo [x h])
/// c = f ⊙ c + i ⊙ g
/// h = o ⊙ tanh(c)
/// </code>
/// The four blocks stand in PyTorch's order, i f g o.
/// </summary>
public sealed class LstmCell : RecurrentCell
{
    public LstmCell(long inputSize, long hiddenSize, Device? device = null)
        : base(nameof(LstmCell), inputSize, hiddenSize, device, blocks: 4) => RegisterComponents();

    public override int MemoryBlocks => 1;

    public override int? ForgetBlock => 1;

    public override CellStep Trace(Tensor a, CellState state)
    {
        var ifgo = Sum(a, Recur(state.h)).chunk(4, 1); // 4 x [B, H]
        var (i, f, g, o) = (ifgo[0].sigmoid(), ifgo[1].sigmoid(), ifgo[2].tanh(), ifgo[3].sigmoid());
        var c = Sum(f * state.c!, i * g);
        return new CellStep(new CellState(o * c.tanh(), c), Gate.Input(i), Gate.Forget(f), Gate.Written(g), Gate.Output(o));
    }
}
