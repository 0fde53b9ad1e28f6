using RnnResearch.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Recurrent;

/// <summary>What every cell must do, run over all of them by name.</summary>
public sealed class RecurrentCellTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public RecurrentCellTests() => manual_seed(1);

    public static TheoryData<CellKind> Cells => [.. Enum.GetValues<CellKind>()];

    /// <summary>The cells that PyTorch has as a module of its own.</summary>
    public static TheoryData<CellKind> FusedCells => [CellKind.Rnn, CellKind.Lstm, CellKind.Gru];

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(Cells))]
    public void Gradients_match_finite_differences(CellKind kind)
    {
        var cell = RecurrentCells.Create(kind, inputSize: 3, hiddenSize: 4);
        cell.to(ScalarType.Float64);
        var x = randn(2, 3, dtype: ScalarType.Float64, requires_grad: true);
        var state = Random(cell, 2);
        Tensor Loss() => Sum(cell.call(x, cell.call(x, state)));
        GradientCheck.Parameters(cell, Loss);
        x.grad!.fill_(0);
        GradientCheck.Input(x, Loss);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_step_keeps_the_shape_of_the_state(CellKind kind)
    {
        var cell = RecurrentCells.Create(kind, 3, 4);
        var next = cell.call(randn(5, 3), cell.ZeroState(5));
        Assert.Equal([5, 4], next.h.shape);
        Assert.Equal(cell.MemoryBlocks > 0 ? [5, cell.MemoryBlocks * 4] : null, next.c?.shape);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_row_of_a_batch_equals_a_batch_of_one(CellKind kind)
    {
        var cell = RecurrentCells.Create(kind, 3, 4);
        var x = randn(5, 3);
        var all = cell.call(x, cell.ZeroState(5)).h;
        var third = cell.call(x.narrow(0, 2, 1), cell.ZeroState(1)).h;
        Assert.True(all.narrow(0, 2, 1).allclose(third, rtol: 1e-6, atol: 1e-7));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Projecting_all_steps_at_once_equals_step_by_step(CellKind kind)
    {
        var cell = RecurrentCells.Create(kind, 3, 4);
        var x = randn(7, 2, 3);
        var a = cell.Project(x);
        var (together, apart) = (cell.ZeroState(2), cell.ZeroState(2));
        for (var t = 0; t < 7; t++) (together, apart) = (cell.Step(a[t], together), cell.call(x[t], apart));
        Assert.True(together.h.allclose(apart.h, rtol: 1e-5, atol: 1e-6));
    }

    [Theory]
    [MemberData(nameof(FusedCells))]
    public void The_cell_equals_the_built_in_module_with_its_weights(CellKind kind)
    {
        var cell = RecurrentCells.Create(kind, 3, 4);
        var x = randn(6, 2, 3);
        var state = cell.ZeroState(2);
        var steps = new List<Tensor>();
        for (var t = 0; t < 6; t++)
        {
            state = cell.call(x[t], state);
            steps.Add(state.h);
        }
        Assert.True(stack(steps).allclose(BuiltIn(kind, cell, x), rtol: 1e-5, atol: 1e-6));
    }

    /// <summary>Output [T, B, H] of PyTorch's own module, loaded by its own parameter names.</summary>
    private static Tensor BuiltIn(CellKind kind, RecurrentCell cell, Tensor x)
    {
        var weights = cell.state_dict().ToDictionary(entry => entry.Key + "_l0", entry => entry.Value);
        switch (kind)
        {
            case CellKind.Rnn:
                var rnn = nn.RNN(3, 4);
                rnn.load_state_dict(weights);
                return rnn.call(x).Item1;
            case CellKind.Lstm:
                var lstm = nn.LSTM(3, 4);
                lstm.load_state_dict(weights);
                return lstm.call(x).Item1;
            case CellKind.Gru:
                var gru = nn.GRU(3, 4);
                gru.load_state_dict(weights);
                return gru.call(x).Item1;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "PyTorch has no such module");
        }
    }

    private static CellState Random(RecurrentCell cell, long batch) => new(
        randn(batch, cell.HiddenSize, dtype: ScalarType.Float64),
        cell.MemoryBlocks > 0 ? randn(batch, cell.MemoryBlocks * cell.HiddenSize, dtype: ScalarType.Float64) : null);

    private static Tensor Sum(CellState state) => state.c is null ? state.h.square().sum() : state.h.square().sum() + state.c.sum();
}
