using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber 1997; lecture 10, "Long Short Term Memory (LSTM)"):
/// <code>
/// i = sigmoid(Wi [x h])    f = sigmoid(Wf [x h])    g = tanh(Wg [x h])    o = sigmoid(Wo [x h])
/// c = f ⊙ c + i ⊙ g
/// h = o ⊙ tanh(c)
/// </code>
/// The four blocks stand in PyTorch's order, i f g o.
/// </summary>
public sealed class LstmCell : RecurrentCell
{
    public LstmCell(long inputSize, long hiddenSize) : base(nameof(LstmCell), inputSize, hiddenSize, blocks: 4) => RegisterComponents();

    /// <summary>Sets the bias of the forget gate: at 1 the cell remembers from the start (Jozefowicz et al. 2015, section 4.2).</summary>
    public void SetForgetBias(double bias)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        bias_ih.narrow(0, HiddenSize, HiddenSize).fill_(bias);
        bias_hh.narrow(0, HiddenSize, HiddenSize).fill_(0); // zero_() of the package gives other zeros and leaves these
    }

    public override bool HasCellState => true;

    public override CellState Step(Tensor a, CellState state)
    {
        var ifgo = (a + nn.functional.linear(state.h, weight_hh, bias_hh)).chunk(4, 1); // 4 x [B, H]
        var (i, f, g, o) = (ifgo[0].sigmoid(), ifgo[1].sigmoid(), ifgo[2].tanh(), ifgo[3].sigmoid());
        var c = (f * state.c!) + (i * g);
        return new CellState(o * c.tanh(), c);
    }
}
