using RnnResearch.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Recurrent;

/// <summary>
/// <see cref="RecurrentCell.SetForgetBias"/> opens the gate that <see cref="RecurrentCell.ForgetBlock"/> names, and touches nothing else.
/// </summary>
public sealed class ForgetBiasTests : IDisposable
{
    private const int H = EveryCell.HiddenSize;

    private static readonly CellKind[] Forgetful =
    [
        CellKind.Lstm, CellKind.LstmNoInputGate, CellKind.LstmNoOutputGate, CellKind.LstmNoInputActivation, CellKind.LstmNoOutputActivation,
        CellKind.LstmPeepholes, CellKind.LstmFullGateRecurrence,
    ];

    private readonly DisposeScope scope = NewDisposeScope();
    private readonly IDisposable quiet = no_grad();

    public ForgetBiasTests() => manual_seed(1);

    public static TheoryData<CellKind> ForgetfulKinds => [.. Forgetful];

    public void Dispose()
    {
        quiet.Dispose();
        scope.Dispose();
    }

    [Fact]
    public void Exactly_these_cells_have_a_forget_gate() =>
        Assert.Equal(Forgetful.Order(), Enum.GetValues<CellKind>().Where(kind => EveryCell.Create(kind).ForgetBlock is not null).Order());

    [Theory]
    [MemberData(nameof(ForgetfulKinds))]
    public void A_large_forget_bias_keeps_the_memory(CellKind kind)
    {
        var cell = EveryCell.Create(kind);
        foreach (var parameter in cell.parameters()) parameter.fill_(0); // writes nothing: tanh(0)
        Tensor Kept(CellState state) => (state.c ?? state.h).narrow(1, 0, H);
        var state = EveryCell.RandomState(cell, 2);
        var x = zeros_like(EveryCell.Input(2));

        Assert.True(Kept(cell.call(x, state)).allclose(0.5 * Kept(state), rtol: 0, atol: 1e-12), "a gate at 0 forgets half");
        cell.SetForgetBias(50);
        Assert.True(Kept(cell.call(x, state)).allclose(Kept(state), rtol: 0, atol: 1e-12), "an open gate forgets nothing");
    }

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void Only_the_forget_block_of_the_biases_changes(CellKind kind)
    {
        var cell = EveryCell.Create(kind);
        var expected = cell.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.clone());
        if (cell.ForgetBlock is { } block)
        {
            expected["bias_ih"].narrow(0, block * H, H).fill_(3);
            expected["bias_hh"].narrow(0, block * H, H).fill_(0);
        }
        cell.SetForgetBias(3);
        foreach (var (name, weight) in cell.state_dict()) Assert.True(weight.allclose(expected[name], rtol: 0, atol: 0), name);
    }
}
