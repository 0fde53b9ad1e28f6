using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>
/// One step of a recurrent network, split in two so that whoever runs it can take the input product of all
/// steps at once and add further inputs (the lecture's <c>Wih v</c>) before the recurrence:
/// <code>
/// a = Project(x)          W_ih x + b_ih         [.., G·H], any leading shape
/// s = Step(a, s)          the recurrence        [B, G·H] and a state of [B, H]
/// </code>
/// <c>G</c> is the number of blocks stacked in the weights, in PyTorch's order and under PyTorch's names.
/// </summary>
public abstract class RecurrentCell : nn.Module<Tensor, CellState, CellState>
{
    protected readonly Parameter weight_ih; // [G·H, I]
    protected readonly Parameter weight_hh; // [G·H, H]
    protected readonly Parameter bias_ih;   // [G·H]
    protected readonly Parameter bias_hh;   // [G·H]

    /// <summary>Draws every weight from U(±1/√H), as PyTorch does.</summary>
    protected RecurrentCell(string name, long inputSize, long hiddenSize, int blocks) : base(name)
    {
        InputSize = inputSize;
        HiddenSize = hiddenSize;
        Blocks = blocks;
        var bound = 1 / Math.Sqrt(hiddenSize);
        weight_ih = Uniform(bound, blocks * hiddenSize, inputSize);
        weight_hh = Uniform(bound, blocks * hiddenSize, hiddenSize);
        bias_ih = Uniform(bound, blocks * hiddenSize);
        bias_hh = Uniform(bound, blocks * hiddenSize);
    }

    /// <summary>I, the length of an input vector.</summary>
    public long InputSize { get; }

    /// <summary>H, the length of the hidden state.</summary>
    public long HiddenSize { get; }

    /// <summary>G, how many H-long blocks <see cref="Project"/> gives: 1 for the vanilla cell, 4 for the LSTM, 3 for the GRU.</summary>
    public int Blocks { get; }

    /// <summary>Whether the state has a <c>c</c> beside its <c>h</c>.</summary>
    public virtual bool HasCellState => false;

    /// <summary>The input's share of the pre-activations: [.., I] to [.., G·H].</summary>
    public Tensor Project(Tensor x) => nn.functional.linear(x, weight_ih, bias_ih);

    /// <summary>One step from the projected input <paramref name="a"/>, [B, G·H].</summary>
    public abstract CellState Step(Tensor a, CellState state);

    public override CellState forward(Tensor x, CellState state) => Step(Project(x), state);

    /// <summary>A state of zeros for <paramref name="batch"/> sequences, of the weights' type and device.</summary>
    public CellState ZeroState(long batch) => new(Zeros(batch), HasCellState ? Zeros(batch) : null);

    private Tensor Zeros(long batch) => zeros(batch, HiddenSize, dtype: weight_hh.dtype, device: weight_hh.device);

    private static Parameter Uniform(double bound, params long[] shape)
    {
        var weight = nn.Parameter(empty(shape).uniform_(-bound, bound));
        weight.DetachFromDisposeScope(); // it lives as long as the module, not as long as the scope it is made in
        return weight;
    }
}
