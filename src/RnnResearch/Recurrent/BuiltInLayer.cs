using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>
/// The package's own module of one layer, <c>torch.nn.RNN</c>, <c>LSTM</c> or <c>GRU</c>: cuDNN's kernels on a GPU. Its weights are those
/// of the cell of the same name, with <c>_l0</c> after each name.
/// </summary>
public sealed class BuiltInLayer : RecurrentLayer
{
    [ComponentName(Name = "cell")]
    private readonly nn.Module module;
    private readonly Func<Tensor, CellState, (Tensor, CellState)> run;
    private readonly CellKind kind;
    private RecurrentCell? equations; // made when they are first asked for, and no part of the module

    /// <exception cref="ArgumentOutOfRangeException">The package has no such module.</exception>
    public BuiltInLayer(CellKind kind, long inputSize, long hiddenSize, RecurrentKernel kernel = RecurrentKernel.BuiltIn)
        : base(nameof(BuiltInLayer), inputSize, hiddenSize, kind, kernel)
    {
        this.kind = kind;
        (module, run, MemoryBlocks, ForgetBlock) = kind switch
        {
            CellKind.Rnn => Rnn(nn.RNN(inputSize, hiddenSize)),
            CellKind.ReluRnn => Rnn(nn.RNN(inputSize, hiddenSize, nonLinearity: nn.NonLinearities.ReLU)),
            CellKind.Lstm => Lstm(nn.LSTM(inputSize, hiddenSize)),
            CellKind.Gru => Gru(nn.GRU(inputSize, hiddenSize)),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "the package has no module for this cell"),
        };
        // The package leaves its handles in the scope a module is made in.
        foreach (var weight in module.parameters()) weight.DetachFromDisposeScope();
        RegisterComponents();
    }

    public override int MemoryBlocks { get; }

    protected override int? ForgetBlock { get; }

    /// <summary>Whether the package has a module for this cell.</summary>
    public static bool Has(CellKind kind) => kind is CellKind.Rnn or CellKind.ReluRnn or CellKind.Lstm or CellKind.Gru;

    protected override (Tensor h, CellState last) Walk(Tensor x, CellState state) => run(x, state);

    /// <summary>By the cell of the same name with the same weights; no gradients come of it.</summary>
    internal override LayerTrace Trace(Tensor x, CellState state)
    {
        using var quiet = no_grad();
        equations ??= RecurrentCells.Create(kind, InputSize, HiddenSize);
        equations.to(x.device);
        foreach (var (name, weight) in equations.named_parameters()) weight.copy_(Weight(name));
        return LayerTrace.Of(equations, x, state);
    }

    protected override Parameter Weight(string name) => module.get_parameter(name + "_l0")!;

    protected override void Dispose(bool disposing)
    {
        if (disposing) equations?.Dispose();
        base.Dispose(disposing);
    }

    private static (nn.Module, Func<Tensor, CellState, (Tensor, CellState)>, int, int?) Rnn(RNN rnn) => (rnn, (x, state) =>
    {
        var (h, last) = rnn.call(x, state.h.unsqueeze(0)); // the package's states are [layers, B, H]
        return (h, new CellState(last.squeeze(0)));
    }, 0, null);

    private static (nn.Module, Func<Tensor, CellState, (Tensor, CellState)>, int, int?) Lstm(LSTM lstm) => (lstm, (x, state) =>
    {
        var (h, last, c) = lstm.call(x, (state.h.unsqueeze(0), state.c!.unsqueeze(0)));
        return (h, new CellState(last.squeeze(0), c.squeeze(0)));
    }, 1, 1);

    private static (nn.Module, Func<Tensor, CellState, (Tensor, CellState)>, int, int?) Gru(GRU gru) => (gru, (x, state) =>
    {
        var (h, last) = gru.call(x, state.h.unsqueeze(0));
        return (h, new CellState(last.squeeze(0)));
    }, 0, null);
}
