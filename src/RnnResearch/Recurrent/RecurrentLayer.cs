using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>A recurrence over a whole sequence: x [T, B, I] and the state before it give h [T, B, H] and the state after it.</summary>
public abstract class RecurrentLayer : nn.Module<Tensor, CellState, (Tensor h, CellState last)>
{
    private const string InputBias = "bias_ih";
    private const string RecurrentBias = "bias_hh";

    protected RecurrentLayer(string name, long inputSize, long hiddenSize) : base(name)
    {
        InputSize = inputSize;
        HiddenSize = hiddenSize;
    }

    /// <summary>I, the length of an input vector.</summary>
    public long InputSize { get; }

    /// <summary>H, the length of the hidden state.</summary>
    public long HiddenSize { get; }

    /// <summary>M, how many H-long blocks the state keeps beside <c>h</c>.</summary>
    public abstract int MemoryBlocks { get; }

    /// <summary>Which block of the weights is a forget gate, or null.</summary>
    protected abstract int? ForgetBlock { get; }

    /// <summary>A weight by the name that PyTorch's cells give it.</summary>
    protected abstract Parameter Weight(string name);

    /// <param name="kind">the cell</param>
    /// <param name="kernel">what computes it; <see cref="RecurrentKernel.BuiltIn"/> must exist for the cell</param>
    /// <param name="inputSize">I</param>
    /// <param name="hiddenSize">H</param>
    public static RecurrentLayer Create(CellKind kind, RecurrentKernel kernel, long inputSize, long hiddenSize) =>
        kernel == RecurrentKernel.BuiltIn || (kernel == RecurrentKernel.Auto && BuiltInLayer.Has(kind))
            ? new BuiltInLayer(kind, inputSize, hiddenSize)
            : new UnrolledLayer(RecurrentCells.Create(kind, inputSize, hiddenSize));

    /// <summary>A state of zeros for <paramref name="batch"/> sequences, of the weights' type and device.</summary>
    public CellState ZeroState(long batch) => CellState.Zeros(batch, HiddenSize, MemoryBlocks, Weight(InputBias));

    /// <summary>Sets the bias of the forget gate, if there is one.</summary>
    public void SetForgetBias(double bias)
    {
        if (ForgetBlock is { } block) ForgetGate.SetBias(Weight(InputBias), Weight(RecurrentBias), block, HiddenSize, bias);
    }

    /// <summary>Leaves one bias per unit, the input's: the hidden state's second one becomes zero and is not trained.</summary>
    public void FixRecurrentBias()
    {
        using var quiet = no_grad();
        Weight(RecurrentBias).fill_(0).requires_grad = false;
    }
}
