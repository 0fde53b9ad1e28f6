using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>
/// Gated recurrent unit (Cho et al. 2014, arXiv:1406.1078; lecture 10, "Other RNN Variants"), in the form that cuDNN and
/// <c>torch.nn.GRU</c> compute: the reset gate stands outside the matrix product, which lets one product serve all three blocks. The
/// slide has it inside, <c>Whh (r ⊙ h)</c>: that is <see cref="GruLectureCell"/>.
/// <code>
/// r = sigmoid(Wxr x + Whr h)
/// z = sigmoid(Wxz x + Whz h)
/// n = tanh(Wxn x + r ⊙ (Whn h + b))
/// h = (1 - z) ⊙ n + z ⊙ h
/// </code>
/// z keeps the old state, as on the slide and in Cho et al. The three blocks stand in PyTorch's order, r z n.
/// </summary>
public sealed class GruCell : RecurrentCell
{
    public GruCell(long inputSize, long hiddenSize, Device? device = null)
        : base(nameof(GruCell), inputSize, hiddenSize, device, blocks: 3) => RegisterComponents();

    public override CellStep Trace(Tensor a, CellState state)
    {
        var x = a.chunk(3, 1);              // 3 x [B, H]
        var u = Recur(state.h).chunk(3, 1); // 3 x [B, H]
        var r = Sum(x[0], u[0]).sigmoid();
        var z = Sum(x[1], u[1]).sigmoid();
        var n = Sum(x[2], r * u[2]).tanh();
        return new CellStep(new CellState(Sum(n, z * (state.h - n))), Gate.Reset(r), Gate.Update(z), Gate.Candidate(n));
    }
}
