using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>
/// The vanilla recurrent network with rectified units in the place of <c>tanh</c>, as <c>torch.nn.RNN</c> with <c>relu</c>. Le, Jaitly
/// and Hinton 2015 ("A Simple Way to Initialize Recurrent Networks of Rectified Linear Units", arXiv:1504.00941) start <c>Whh</c> at
/// the identity and call it IRNN:
/// <code>
/// h = relu(Wxh x + Whh h + b)
/// </code>
/// Nothing bounds <c>h</c>, so gradients want clipping.
/// </summary>
public sealed class ReluRnnCell : RecurrentCell
{
    public ReluRnnCell(long inputSize, long hiddenSize, Device? device = null)
        : base(nameof(ReluRnnCell), inputSize, hiddenSize, device, blocks: 1) => RegisterComponents();

    public override GateRange HiddenRange => GateRange.Unbounded;

    public override CellStep Trace(Tensor a, CellState state) =>
        new(new CellState(Sum(a, Recur(state.h)).relu()));
}
