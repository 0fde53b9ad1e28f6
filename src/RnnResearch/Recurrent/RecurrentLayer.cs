using RnnResearch.Recurrent.Fused;
using TorchSharp.Modules;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>
/// A recurrence over a whole sequence: x [T, B, I] and the state before it give h [T, B, H] and the state after it. On the processor its
/// fused twin computes it, where the kernel allows; else the layer itself.
/// </summary>
public abstract class RecurrentLayer : nn.Module<Tensor, CellState, (Tensor h, CellState last)>
{
    private const string InputBias = "bias_ih";
    private const string RecurrentBias = "bias_hh";

    private readonly CellKind? fusedAs;
    private readonly RecurrentKernel kernel;

    /// <param name="name">of the module</param>
    /// <param name="inputSize">I</param>
    /// <param name="hiddenSize">H</param>
    /// <param name="fusedAs">the cell whose fused twin computes the same; null for a cell that has none</param>
    /// <param name="kernel">what computes it; built_in and unrolled both mean the layer itself</param>
    protected RecurrentLayer(string name, long inputSize, long hiddenSize, CellKind? fusedAs, RecurrentKernel kernel) : base(name)
    {
        InputSize = inputSize;
        HiddenSize = hiddenSize;
        (this.fusedAs, this.kernel) = (fusedAs, kernel);
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

    /// <summary>The sequence computed by the layer itself: step by step, or by the package's module.</summary>
    protected abstract (Tensor h, CellState last) Walk(Tensor x, CellState state);

    /// <summary>
    /// All that the layer computes over x, [T, B, I], step by step and by the cell's equations, whatever else computes it in training.
    /// </summary>
    internal abstract LayerTrace Trace(Tensor x, CellState state);

    /// <summary>The input's share of the pre-activations: [.., I] to [.., G·H].</summary>
    protected virtual Tensor Project(Tensor x) => nn.functional.linear(x, Weight("weight_ih"), Weight(InputBias));

    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    /// <exception cref="NotSupportedException">The kernel is fused, and there is none for this device or type.</exception>
    public sealed override (Tensor h, CellState last) forward(Tensor x, CellState state)
    {
        if (Fused(x) is not { } fused) return Walk(x, state);
        var projected = !fused.Plan.HasInputWeights;
        return Run(fused, new RecurrenceInput(projected ? Project(x) : x, projected), state);
    }

    /// <summary>
    /// The sequence of the vectors of tokens, int64 [T, B], in a <paramref name="table"/> [V, I]; without it of their one-hot vectors,
    /// V being I. Where there are more tokens than the table has rows, the fused kernel projects the table instead of them; where there
    /// are fewer, it reads their vectors. Of one-hot vectors the kernel picks columns of the weights.
    /// </summary>
    public (Tensor h, CellState last) Read(Tensor tokens, Tensor? table, CellState state)
    {
        if (Fused(table ?? Weight(InputBias)) is not { } fused) return call(Vectors(tokens, table), state);
        var picksColumns = table is null && fused.Plan.HasInputWeights;
        return picksColumns || tokens.numel() >= (table?.size(0) ?? InputSize)
            ? Run(fused, OfTokens(fused, tokens, table), state)
            : call(Vectors(tokens, table), state);
    }

    /// <param name="kind">the cell</param>
    /// <param name="kernel">what computes it; <see cref="RecurrentKernel.BuiltIn"/> must exist for the cell</param>
    /// <param name="inputSize">I</param>
    /// <param name="hiddenSize">H</param>
    public static RecurrentLayer Create(CellKind kind, RecurrentKernel kernel, long inputSize, long hiddenSize) =>
        kernel != RecurrentKernel.Unrolled && (kernel == RecurrentKernel.BuiltIn || BuiltInLayer.Has(kind))
            ? new BuiltInLayer(kind, inputSize, hiddenSize, kernel)
            : new UnrolledLayer(RecurrentCells.Create(kind, inputSize, hiddenSize), kind, kernel);

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
        Weight(RecurrentBias).Fill_(0).requires_grad = false;
    }

    /// <summary>
    /// The layer as one step run again and again over <paramref name="x"/>, [1, B, I] or longer vectors, whose memory is read at each;
    /// null where no kernel does that.
    /// </summary>
    internal IFusedStep? Stepper(Tensor x, CellState state)
    {
        if (Fused(x) is not { } fused) return null;
        var input = new RecurrenceInput(x, Projected: false, Length: InputSize);
        if (fused.Plan.HasInputWeights) return Stepper(fused, input, state, WeightsOf(fused, projected: false));
        var bias = Project(zeros(InputSize, dtype: x.dtype)); // [G·H]
        var weight = (Project(eye(InputSize, dtype: x.dtype)) - bias).t();
        return Stepper(fused, input, state, [weight, bias, .. WeightsOf(fused, projected: true)]);
    }

    /// <summary>The same over tokens [1, B] of a table, see <see cref="Read"/>.</summary>
    internal IFusedStep? Stepper(Tensor tokens, Tensor? table, CellState state)
    {
        if (Fused(table ?? Weight(InputBias)) is not { } fused) return null;
        var input = OfTokens(fused, tokens, table?.contiguous());
        return Stepper(fused, input, state, WeightsOf(fused, input.Projected));
    }

    private static IFusedStep Stepper(IFusedRecurrence fused, RecurrenceInput x, CellState state, Tensor[] weights) =>
        fused.Stepper(x, state.Map(part => part.contiguous()), Array.ConvertAll(weights, weight => weight.contiguous()));

    // A cell whose input has no weights in its plan projects the whole vocabulary.
    private RecurrenceInput OfTokens(IFusedRecurrence fused, Tensor tokens, Tensor? table) => fused.Plan.HasInputWeights
        ? new RecurrenceInput(table, Projected: false, tokens)
        : new RecurrenceInput(Project(table ?? eye(InputSize, dtype: Weight(InputBias).dtype)).contiguous(), Projected: true, tokens);

    /// <summary>The vectors of tokens [T, B], themselves: [T, B, I].</summary>
    private Tensor Vectors(Tensor tokens, Tensor? table) =>
        table is null ? nn.functional.one_hot(tokens, InputSize).to(Weight(InputBias).dtype)
        : table.index_select(0, tokens.flatten()).view(tokens.size(0), tokens.size(1), InputSize);

    private (Tensor h, CellState last) Run(IFusedRecurrence fused, RecurrenceInput x, CellState state)
    {
        var (h, last, _) = RecurrenceFunction.Run(fused, x, state, WeightsOf(fused, x.Projected));
        return (h, last!);
    }

    private Parameter[] WeightsOf(IFusedRecurrence fused, bool projected)
    {
        var names = fused.Plan.WeightNames(projected);
        var weights = new Parameter[names.Count];
        for (var i = 0; i < weights.Length; i++) weights[i] = Weight(names[i]);
        return weights;
    }

    private IFusedRecurrence? Fused(Tensor x) => fusedAs is { } kind ? FusedRecurrences.For(kernel, kind, x, Weight(RecurrentBias)) : null;
}
