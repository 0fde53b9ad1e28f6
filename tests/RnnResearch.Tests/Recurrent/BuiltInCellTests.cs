using RnnResearch.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Recurrent;

/// <summary>The cells that PyTorch has as a module of its own, beside that module.</summary>
public sealed class BuiltInCellTests : IDisposable
{
    private const int I = EveryCell.InputSize;
    private const int H = EveryCell.HiddenSize;
    private readonly DisposeScope scope = NewDisposeScope();

    public BuiltInCellTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(CellKind.Rnn)]
    [InlineData(CellKind.ReluRnn)]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    public void The_cell_equals_the_built_in_module_with_its_weights(CellKind kind)
    {
        var cell = RecurrentCells.Create(kind, I, H);
        var x = randn(6, 2, I);
        var steps = EveryCell.Run(cell, x, cell.ZeroState(2)).Select(state => state.h).ToList();
        Assert.True(stack(steps).allclose(BuiltIn(kind, cell, x), rtol: 1e-5, atol: 1e-6));
    }

    /// <summary>Output [T, B, H] of PyTorch's own module, loaded by its own parameter names.</summary>
    private static Tensor BuiltIn(CellKind kind, RecurrentCell cell, Tensor x)
    {
        var weights = cell.state_dict().ToDictionary(entry => entry.Key + "_l0", entry => entry.Value);
        switch (kind)
        {
            case CellKind.Rnn or CellKind.ReluRnn:
                var rnn = nn.RNN(I, H, nonLinearity: kind == CellKind.Rnn ? nn.NonLinearities.Tanh : nn.NonLinearities.ReLU);
                rnn.load_state_dict(weights);
                return rnn.call(x).Item1;
            case CellKind.Lstm:
                var lstm = nn.LSTM(I, H);
                lstm.load_state_dict(weights);
                return lstm.call(x).Item1;
            case CellKind.Gru:
                var gru = nn.GRU(I, H);
                gru.load_state_dict(weights);
                return gru.call(x).Item1;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "PyTorch has no such module");
        }
    }
}
