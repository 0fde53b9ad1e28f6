using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>
/// A cell run step by step, as the slide unrolls it; the slow, obvious twin of every faster layer:
/// <code>
/// a = W_ih x + b_ih          for all steps at once
/// s = Step(a[t], s)          for t = 0 .. T-1
/// </code>
/// </summary>
public sealed class UnrolledLayer : RecurrentLayer
{
    private readonly RecurrentCell cell;

    /// <param name="cell">what is run</param>
    /// <param name="fusedAs">its kind, where a fused twin may stand in for it</param>
    /// <param name="kernel">whether it may</param>
    public UnrolledLayer(RecurrentCell cell, CellKind? fusedAs = null, RecurrentKernel kernel = RecurrentKernel.Unrolled)
        : base(nameof(UnrolledLayer), cell.InputSize, cell.HiddenSize, fusedAs, kernel)
    {
        this.cell = cell;
        RegisterComponents();
    }

    public override int MemoryBlocks => cell.MemoryBlocks;

    protected override int? ForgetBlock => cell.ForgetBlock;

    protected override (Tensor h, CellState last) Walk(Tensor x, CellState state)
    {
        var a = cell.Project(x).unbind(0); // T x [B, G·H]
        var h = new Tensor[a.Length];
        for (var t = 0; t < h.Length; t++)
        {
            state = cell.Step(a[t], state);
            h[t] = state.h;
        }
        return (stack(h), state); // [T, B, H]
    }

    internal override LayerTrace Trace(Tensor x, CellState state) => LayerTrace.Of(cell, x, state);

    protected override Tensor Project(Tensor x) => cell.Project(x);

    protected override Parameter Weight(string name) => cell.get_parameter(name)!;
}
