using TorchSharp.Modules;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>
/// <see cref="LstmCell"/> whose gates see the cell state as well (Gers and Schmidhuber 2000, "Recurrent Nets that Time and Count"),
/// each unit's its own:
/// <code>
/// i = sigmoid(Wi [x h] + wci ⊙ c)    f = sigmoid(Wf [x h] + wcf ⊙ c)    g = tanh(Wg [x h])
/// c' = f ⊙ c + i ⊙ g
/// o = sigmoid(Wo [x h] + wco ⊙ c')
/// h = o ⊙ tanh(c')
/// </code>
/// Greff et al. 2015 ("LSTM: A Search Space Odyssey", arXiv:1503.04069) count this as the plain LSTM and leaving the peepholes out
/// as the change (NP). Here the plain one is the lecture's, which has none, and peepholes are the change.
/// The blocks stand in the order i f g o; beside them <c>weight_ci</c>, <c>weight_cf</c> and <c>weight_co</c>, [H] each.
/// </summary>
public sealed class LstmPeepholesCell : RecurrentCell
{
    private readonly Parameter weight_ci; // [H]
    private readonly Parameter weight_cf; // [H]
    private readonly Parameter weight_co; // [H]

    public LstmPeepholesCell(long inputSize, long hiddenSize, Device? device = null)
        : base(nameof(LstmPeepholesCell), inputSize, hiddenSize, device, blocks: 4)
    {
        weight_ci = Uniform(hiddenSize);
        weight_cf = Uniform(hiddenSize);
        weight_co = Uniform(hiddenSize);
        RegisterComponents();
    }

    public override int MemoryBlocks => 1;

    public override int? ForgetBlock => 1;

    public override CellStep Trace(Tensor a, CellState state)
    {
        var ifgo = Sum(a, Recur(state.h)).chunk(4, 1); // 4 x [B, H]
        var i = Sum(ifgo[0], weight_ci * state.c!).sigmoid();
        var f = Sum(ifgo[1], weight_cf * state.c!).sigmoid();
        var g = ifgo[2].tanh();
        var c = Sum(f * state.c!, i * g);
        var o = Sum(ifgo[3], weight_co * c).sigmoid();
        return new CellStep(new CellState(o * c.tanh(), c), Gate.Input(i), Gate.Forget(f), Gate.Written(g), Gate.Output(o));
    }
}
