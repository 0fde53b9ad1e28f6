using RnnResearch.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Recurrent;

/// <summary>Cells that are the same function once some of their weights are set so.</summary>
public sealed class CellCouplingTests : IDisposable
{
    private const int H = EveryCell.HiddenSize;
    private const double Open = 50; // sigmoid(50) is 1 in double precision
    private static readonly string[] BlockNames = ["weight_ih", "weight_hh", "bias_ih", "bias_hh"];
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly IDisposable quiet = no_grad();

    public CellCouplingTests() => manual_seed(3);

    public void Dispose()
    {
        quiet.Dispose();
        scope.Dispose();
    }

    [Theory]
    [InlineData(CellKind.LstmNoInputGate, 0)]
    [InlineData(CellKind.LstmNoForgetGate, 1)]
    [InlineData(CellKind.LstmNoOutputGate, 3)]
    public void Without_a_gate_it_is_the_lstm_with_that_gate_forced_open(CellKind kind, int gate)
    {
        var (lstm, variant) = (EveryCell.Create(CellKind.Lstm), EveryCell.Create(kind));
        Block(lstm, "bias_ih", gate).fill_(Open);
        int[] others = [.. Enumerable.Range(0, 4).Where(block => block != gate)];
        foreach (var name in BlockNames)
            for (var block = 0; block < 3; block++) Block(variant, name, block).copy_(Block(lstm, name, others[block]));
        AssertSame(lstm, variant);
    }

    [Fact]
    public void Coupled_gates_are_the_lstm_whose_forget_gate_has_the_input_gates_weights_with_the_opposite_sign()
    {
        var (lstm, coupled) = (EveryCell.Create(CellKind.Lstm), EveryCell.Create(CellKind.LstmCoupledGates));
        int[] igo = [0, 2, 3];
        foreach (var name in BlockNames)
        {
            Block(lstm, name, 1).copy_(-Block(lstm, name, 0));
            for (var block = 0; block < 3; block++) Block(coupled, name, block).copy_(Block(lstm, name, igo[block]));
        }
        AssertSame(lstm, coupled);
    }

    [Theory]
    [InlineData(CellKind.LstmPeepholes)]
    [InlineData(CellKind.LstmFullGateRecurrence)]
    public void With_its_own_weights_at_zero_it_is_the_lstm(CellKind kind)
    {
        var (lstm, variant) = (EveryCell.Create(CellKind.Lstm), EveryCell.Create(kind));
        foreach (var (name, weight) in variant.state_dict())
            if (BlockNames.Contains(name)) weight.copy_(lstm.state_dict()[name]);
            else weight.fill_(0);
        AssertSame(lstm, variant);
    }

    [Fact]
    public void The_two_grus_agree_where_the_reset_gate_is_open_and_only_there()
    {
        var (gru, lecture) = (EveryCell.Create(CellKind.Gru), EveryCell.Create(CellKind.GruLecture));
        lecture.load_state_dict(gru.state_dict());
        var (x, state) = (EveryCell.Input(2), EveryCell.RandomState(gru, 2));
        Assert.False(gru.call(x, state).h.allclose(lecture.call(x, state).h, rtol: 0, atol: 1e-3));
        foreach (var cell in new[] { gru, lecture }) Block(cell, "bias_ih", 0).fill_(Open);
        AssertSame(gru, lecture);
    }

    [Fact]
    public void Mut2_is_the_lectures_gru_with_the_input_as_it_is_in_r_and_z_turned_round()
    {
        var (gru, mut2) = (Square(CellKind.GruLecture), Square(CellKind.Mut2));
        Block(gru, "weight_ih", 0).copy_(eye(H));
        Block(gru, "bias_ih", 0).fill_(0);
        foreach (var name in new[] { "weight_ih", "bias_ih" }) gru.state_dict()[name].narrow(0, H, 2 * H).copy_(mut2.state_dict()[name]);
        foreach (var name in new[] { "weight_hh", "bias_hh" }) gru.state_dict()[name].copy_(mut2.state_dict()[name]);
        foreach (var name in BlockNames) Block(gru, name, 1).neg_();
        var (x, start) = (randn(5, 2, H, dtype: ScalarType.Float64), EveryCell.RandomState(gru, 2));
        EveryCell.Same(EveryCell.Run(gru, x, start)[^1], EveryCell.Run(mut2, x, start)[^1]);
    }

    [Fact]
    public void Mut1_takes_an_input_as_long_as_its_state_without_a_matrix()
    {
        var mut1 = Square(CellKind.Mut1);
        Assert.DoesNotContain("weight_x", mut1.state_dict().Keys);
        var x = randn(2, H, dtype: ScalarType.Float64);
        Assert.True(mut1.Project(x).narrow(1, 2 * H, H).allclose(x, rtol: 0, atol: 0));
    }

    /// <summary>A cell whose input is as long as its state.</summary>
    private static RecurrentCell Square(CellKind kind)
    {
        var cell = RecurrentCells.Create(kind, H, H);
        cell.to(ScalarType.Float64);
        return cell;
    }

    /// <summary>Block <paramref name="block"/> of a weight, a view into it.</summary>
    private static Tensor Block(RecurrentCell cell, string name, int block) => cell.state_dict()[name].narrow(0, block * H, H);

    /// <summary>Asserts that both go through the same states; what a variant keeps beside c is its own affair.</summary>
    private static void AssertSame(RecurrentCell plain, RecurrentCell variant)
    {
        CellState Shared(CellState state) => state with { c = state.c?.narrow(1, 0, plain.MemoryBlocks * H) };
        var (x, start) = (EveryCell.Input(5, 2), EveryCell.RandomState(variant, 2));
        var (expected, states) = (EveryCell.Run(plain, x, Shared(start)), EveryCell.Run(variant, x, start));
        for (var t = 0; t < 5; t++) EveryCell.Same(expected[t], Shared(states[t]));
    }
}
