using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>
/// MUT2, the second of three cells that Jozefowicz, Zaremba and Sutskever found by mutation ("An Empirical Exploration of Recurrent Network
/// Architectures", 2015; lecture 10, "Other RNN Variants"):
/// <code>
/// r = sigmoid(Wxr x + Whr h + br)
/// z = sigmoid(Wxz x + Whz h + bz)
/// h = tanh(Whh (r ⊙ h) + Wxh x + bh) ⊙ z + h ⊙ (1 - z)
/// </code>
/// The paper has <c>x</c> for <c>Wxr x</c>, which asks for an x of length H. Here x goes through a block of <c>weight_ih</c> of its own, so that any
/// length will do; that block at the identity is the paper's cell. Left free, it makes this <see cref="GruLectureCell"/> with z and 1 - z
/// changed round: expect the two to learn alike. The blocks stand in the order r z h.
/// </summary>
public sealed class Mut2Cell : RecurrentCell
{
    public Mut2Cell(long inputSize, long hiddenSize) : base(nameof(Mut2Cell), inputSize, hiddenSize, blocks: 3) => RegisterComponents();

    public override CellState Step(Tensor a, CellState state)
    {
        var h = state.h;
        var x = a.chunk(3, 1);              // 3 x [B, H]
        var u = Recur(h, 0, 2).chunk(2, 1); // 2 x [B, H]
        var r = (x[0] + u[0]).sigmoid();
        var z = (x[1] + u[1]).sigmoid();
        var candidate = (Recur(r * h, 2, 1) + x[2]).tanh();
        return new CellState(h + (z * (candidate - h)));
    }
}
