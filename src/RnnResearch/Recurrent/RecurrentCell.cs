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
/// <c>G</c> is the number of blocks stacked in the input's weights and <c>R</c> in those of the hidden state, in PyTorch's
/// order and under PyTorch's names; a cell with more weights than these documents them.
/// </summary>
public abstract class RecurrentCell : nn.Module<Tensor, CellState, CellState>
{
    protected readonly Parameter weight_ih; // [G·H, I], or less where blocks enter without weights
    protected readonly Parameter weight_hh; // [R·H, H]
    protected readonly Parameter bias_ih;   // one per row of weight_ih
    protected readonly Parameter bias_hh;   // [R·H]

    private readonly Device? device; // while it is made: modules move

    /// <summary>Draws every weight from U(±1/√H), as PyTorch does.</summary>
    /// <param name="name">of the module</param>
    /// <param name="inputSize">I</param>
    /// <param name="hiddenSize">H</param>
    /// <param name="device">where the weights are; none are drawn on <see cref="META"/>, where they have a shape alone</param>
    /// <param name="blocks">G</param>
    /// <param name="recurrentBlocks">R, where it is not G</param>
    /// <param name="weightedBlocks">how many of the G have weights, where not all do</param>
    protected RecurrentCell(
        string name, long inputSize, long hiddenSize, Device? device, int blocks, int? recurrentBlocks = null, int? weightedBlocks = null)
        : base(name)
    {
        this.device = device;
        InputSize = inputSize;
        HiddenSize = hiddenSize;
        Blocks = blocks;
        var rows = (recurrentBlocks ?? blocks) * hiddenSize;
        var inputRows = (weightedBlocks ?? blocks) * hiddenSize;
        weight_ih = Uniform(inputRows, inputSize);
        weight_hh = Uniform(rows, hiddenSize);
        bias_ih = Uniform(inputRows);
        bias_hh = Uniform(rows);
    }

    /// <summary>I, the length of an input vector.</summary>
    public long InputSize { get; }

    /// <summary>H, the length of the hidden state.</summary>
    public long HiddenSize { get; }

    /// <summary>G, how many H-long blocks <see cref="Project"/> gives: 1 for the vanilla cell, 4 for the LSTM, 3 for the GRU.</summary>
    public int Blocks { get; }

    /// <summary>
    /// M, how many H-long blocks the state keeps beside <c>h</c>: 0 for the vanilla cell and the GRU, 1 for the LSTM's <c>c</c>.
    /// </summary>
    public virtual int MemoryBlocks => 0;

    /// <summary>Which block of the pre-activations is a forget gate, or null for a cell without one.</summary>
    public virtual int? ForgetBlock => null;

    /// <summary>Where the values of <c>h</c> can be.</summary>
    public virtual GateRange HiddenRange => GateRange.Tanh;

    /// <summary>The input's share of the pre-activations: [.., I] to [.., G·H].</summary>
    public virtual Tensor Project(Tensor x) => nn.functional.linear(x, weight_ih, bias_ih);

    /// <summary>One step from the projected input <paramref name="a"/>, [B, G·H], and the gates it took: the cell's equations.</summary>
    public abstract CellStep Trace(Tensor a, CellState state);

    /// <summary>One step from the projected input <paramref name="a"/>, [B, G·H].</summary>
    public CellState Step(Tensor a, CellState state) => Trace(a, state).State;

    public override CellState forward(Tensor x, CellState state) => Step(Project(x), state);

    /// <summary>A state of zeros for <paramref name="batch"/> sequences, of the weights' type and device.</summary>
    public CellState ZeroState(long batch) => CellState.Zeros(batch, HiddenSize, MemoryBlocks, weight_hh);

    /// <summary>Sets the bias of the forget gate, if there is one.</summary>
    public void SetForgetBias(double bias)
    {
        if (ForgetBlock is { } block) ForgetGate.SetBias(bias_ih, bias_hh, block, HiddenSize, bias);
    }

    /// <summary>The hidden state's share of all R blocks: W_hh h + b_hh, [B, R·H].</summary>
    protected Tensor Recur(Tensor h) => nn.functional.linear(h, weight_hh, bias_hh);

    /// <summary>
    /// The same of <paramref name="count"/> blocks from <paramref name="first"/> on, for cells that feed different blocks with
    /// different things: [B, count·H].
    /// </summary>
    protected Tensor Recur(Tensor h, int first, int count) => nn.functional.linear(
        h, weight_hh.narrow(0, first * HiddenSize, count * HiddenSize), bias_hh.narrow(0, first * HiddenSize, count * HiddenSize));

    /// <summary>A weight of U(±1/√H) that lives as long as the module, not as long as the scope it is made in.</summary>
    protected Parameter Uniform(params long[] shape)
    {
        var bound = 1 / Math.Sqrt(HiddenSize);
        var weight = nn.Parameter(empty(shape, device: device).uniform_(-bound, bound));
        weight.DetachFromDisposeScope();
        return weight;
    }
}
