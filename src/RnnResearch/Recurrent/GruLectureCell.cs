using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>
/// Gated recurrent unit as the lecture writes it (lecture 10, "Other RNN Variants"; Cho et al. 2014, arXiv:1406.1078): the reset gate
/// stands inside the matrix product. <see cref="GruCell"/>, in cuDNN's form, takes the product first and scales each of its elements
/// by r, with a bias that is reset as well; the two are different functions wherever r is not the same for all units.
/// <code>
/// r = sigmoid(Wxr x + Whr h + br)
/// z = sigmoid(Wxz x + Whz h + bz)
/// h~ = tanh(Wxh x + Whh (r ⊙ h) + bh)
/// h = z ⊙ h + (1 - z) ⊙ h~
/// </code>
/// z keeps the old state, as on the slide, in Cho et al. and in PyTorch. The blocks stand in the order r z h.
/// </summary>
public sealed class GruLectureCell : RecurrentCell
{
    public GruLectureCell(long inputSize, long hiddenSize, Device? device = null)
        : base(nameof(GruLectureCell), inputSize, hiddenSize, device, blocks: 3) => RegisterComponents();

    public override CellStep Trace(Tensor a, CellState state)
    {
        var h = state.h;
        var x = a.chunk(3, 1);              // 3 x [B, H]
        var u = Recur(h, 0, 2).chunk(2, 1); // 2 x [B, H]
        var r = Sum(x[0], u[0]).sigmoid();
        var z = Sum(x[1], u[1]).sigmoid();
        var candidate = Sum(x[2], Recur(r * h, 2, 1)).tanh();
        return new CellStep(new CellState(Sum(candidate, z * (h - candidate))), Gate.Reset(r), Gate.Update(z), Gate.Candidate(candidate));
    }
}
