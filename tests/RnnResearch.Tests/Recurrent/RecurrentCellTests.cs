using RnnResearch.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Recurrent;

/// <summary>What every cell must do, run over all of them by name.</summary>
public sealed class RecurrentCellTests : IDisposable
{
    private const int I = EveryCell.InputSize;
    private const int H = EveryCell.HiddenSize;
    private readonly DisposeScope scope = NewDisposeScope();

    public RecurrentCellTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void Gradients_match_finite_differences(CellKind kind)
    {
        var cell = EveryCell.Create(kind);
        var x = EveryCell.Input(2);
        var state = EveryCell.RandomState(cell, 2);
        Tensor Loss() => Sum(cell.call(x, cell.call(x, state)));
        GradientCheck.Parameters(cell, Loss);
        // After two steps the one without a recurrence knows those two inputs alone.
        Tensor?[] leaves = kind == CellKind.PreviousInput ? [x] : [x, state.h, state.c];
        foreach (var leaf in leaves.OfType<Tensor>()) GradientCheck.Input(leaf.requires_grad_(true), Loss);
    }

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void The_weights_have_PyTorchs_names_and_whole_blocks(CellKind kind)
    {
        var cell = EveryCell.Create(kind);
        var weights = cell.named_parameters().ToDictionary(entry => entry.name, entry => entry.parameter);
        var rows = weights["weight_hh"].shape[0];
        var inputRows = (cell is RawInputCell ? cell.Blocks - 1 : cell.Blocks) * H;
        Assert.Equal([inputRows, I], weights["weight_ih"].shape);
        Assert.Equal([inputRows], weights["bias_ih"].shape);
        Assert.Equal([rows, H], weights["weight_hh"].shape);
        Assert.Equal([rows], weights["bias_hh"].shape);
        Assert.Equal(0, rows % H);
        Assert.All(weights.Values, weight => Assert.InRange(weight.abs().max().ToDouble(), 1e-3, 1 / Math.Sqrt(H)));
    }

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void A_step_keeps_the_shape_and_type_of_the_state(CellKind kind)
    {
        var cell = EveryCell.Create(kind);
        var start = cell.ZeroState(5);
        foreach (var state in new[] { start, cell.call(EveryCell.Input(5), start) })
        {
            Assert.Equal([5, H], state.h.shape);
            Assert.Equal(cell.MemoryBlocks > 0 ? [5, cell.MemoryBlocks * H] : null, state.c?.shape);
            Assert.Equal(ScalarType.Float64, state.h.dtype);
            Assert.Equal(ScalarType.Float64, (state.c ?? state.h).dtype);
        }
    }

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void A_row_of_a_batch_equals_a_batch_of_one(CellKind kind)
    {
        var cell = EveryCell.Create(kind);
        var (x, state) = (EveryCell.Input(5), EveryCell.RandomState(cell, 5));
        var all = cell.call(x, state);
        var third = cell.call(x.narrow(0, 2, 1), state.Map(part => part.narrow(0, 2, 1)));
        EveryCell.Same(all.Map(part => part.narrow(0, 2, 1)), third);
    }

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void Projecting_all_steps_at_once_equals_step_by_step(CellKind kind)
    {
        var cell = EveryCell.Create(kind);
        var (x, together) = (EveryCell.Input(7, 2), EveryCell.RandomState(cell, 2));
        var apart = EveryCell.Run(cell, x, together);
        var a = cell.Project(x);
        Assert.Equal([7, 2, cell.Blocks * H], a.shape);
        for (var t = 0; t < 7; t++) EveryCell.Same(apart[t], together = cell.Step(a[t], together));
    }

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void A_sequence_in_two_pieces_equals_one_even_with_another_in_between(CellKind kind)
    {
        var cell = EveryCell.Create(kind);
        var (x, start) = (EveryCell.Input(7, 2), EveryCell.RandomState(cell, 2));
        var whole = EveryCell.Run(cell, x, start);
        var carried = EveryCell.Run(cell, x.narrow(0, 0, 3), start)[^1];
        EveryCell.Run(cell, EveryCell.Input(4, 6), cell.ZeroState(6)); // what a cell would keep to itself is gone now
        EveryCell.Same(whole[^1], EveryCell.Run(cell, x.narrow(0, 3, 4), carried)[^1]);
    }

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void A_step_leaves_no_tensor_behind(CellKind kind)
    {
        var cell = EveryCell.Create(kind);
        var (x, state) = (EveryCell.Input(2), EveryCell.RandomState(cell, 2));
        void Step()
        {
            using var step = NewDisposeScope();
            Sum(cell.call(x, state)).backward();
        }
        Step(); // makes the gradients, which stay
        var before = LivingTensors.Count();
        for (var step = 0; step < 3; step++) Step();
        Assert.Equal(before, Tensor.TotalCount); // collected before the steps but not after: what waits for its finalizer was left behind
    }

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void A_cell_outlives_the_scope_it_was_made_in(CellKind kind)
    {
        RecurrentCell cell;
        using (NewDisposeScope()) cell = RecurrentCells.Create(kind, I, H);
        using (cell) Assert.Equal([2, H], cell.call(zeros(2, I), cell.ZeroState(2)).h.shape);
    }

    private static Tensor Sum(CellState state) => state.c is null ? state.h.square().sum() : state.h.square().sum() + state.c.sum();
}
