using TorchSharp.Modules;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>
/// <see cref="LstmCell"/> each of whose gates also sees all three gates of the step before (FGR of Greff et al. 2015, "LSTM: A Search Space
/// Odyssey", arXiv:1503.04069; so it was in Hochreiter and Schmidhuber 1997). The primes mark the new:
/// <code>
/// [i' f' o'] = sigmoid(Wifo [x h] + Wgg [i f o])    g = tanh(Wg [x h])
/// c' = f' ⊙ c + i' ⊙ g
/// h' = o' ⊙ tanh(c')
/// </code>
/// The blocks of the weights stand in the order i f g o, those of the memory are c i f o, the gates 0 at the start. Beside them
/// <c>weight_gg</c>, [3H, 3H]: its nine H by H blocks have the gate that is fed in the rows and the gate it sees in the columns,
/// both i f o.
/// </summary>
public sealed class LstmFullGateRecurrenceCell : RecurrentCell
{
    private readonly Parameter weight_gg; // [3H, 3H]

    public LstmFullGateRecurrenceCell(long inputSize, long hiddenSize, Device? device = null)
        : base(nameof(LstmFullGateRecurrenceCell), inputSize, hiddenSize, device, blocks: 4)
    {
        weight_gg = Uniform(3 * hiddenSize, 3 * hiddenSize);
        RegisterComponents();
    }

    public override int MemoryBlocks => 4;

    public override int? ForgetBlock => 1;

    public override CellStep Trace(Tensor a, CellState state)
    {
        var c = state.c!.narrow(1, 0, HiddenSize);                     // [B, H]
        var gates = state.c.narrow(1, HiddenSize, 3 * HiddenSize);     // [B, 3H]
        var seen = nn.functional.linear(gates, weight_gg).chunk(3, 1); // 3 x [B, H]
        var ifgo = Sum(a, Recur(state.h)).chunk(4, 1);                   // 4 x [B, H]
        var i = Sum(ifgo[0], seen[0]).sigmoid();
        var f = Sum(ifgo[1], seen[1]).sigmoid();
        var g = ifgo[2].tanh();
        var o = Sum(ifgo[3], seen[2]).sigmoid();
        c = Sum(f * c, i * g);
        var next = new CellState(o * c.tanh(), cat([c, i, f, o], 1));
        return new CellStep(next, Gate.Input(i), Gate.Forget(f), Gate.Written(g), Gate.Output(o));
    }
}
