using RnnResearch.Recurrent;
using RnnResearch.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Recurrent;

/// <summary>The package's module of one layer beside the unrolled cell with the same weights, which is its slow, obvious twin.</summary>
public sealed class FastPathTests : IDisposable
{
    private const int I = EveryCell.InputSize;
    private const int H = EveryCell.HiddenSize;
    private const double Tolerance = 1e-5;
    private readonly DisposeScope scope = NewDisposeScope();

    public FastPathTests() => manual_seed(1);

    public static TheoryData<CellKind> Kinds => [.. BuiltIn];

    /// <summary>The cells that the package has a module for.</summary>
    internal static CellKind[] BuiltIn { get; } = [CellKind.Rnn, CellKind.ReluRnn, CellKind.Lstm, CellKind.Gru];

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void The_fast_path_is_taken_where_there_is_one(CellKind kind)
    {
        var hasOne = BuiltIn.Contains(kind);
        foreach (var kernel in new[] { RecurrentKernel.Auto, RecurrentKernel.Fused })
            Assert.IsType(hasOne ? typeof(BuiltInLayer) : typeof(UnrolledLayer), RecurrentLayer.Create(kind, kernel, I, H));
        Assert.IsType<UnrolledLayer>(RecurrentLayer.Create(kind, RecurrentKernel.Unrolled, I, H));
        if (hasOne) Assert.IsType<BuiltInLayer>(RecurrentLayer.Create(kind, RecurrentKernel.BuiltIn, I, H));
        else Assert.Throws<ArgumentOutOfRangeException>(() => RecurrentLayer.Create(kind, RecurrentKernel.BuiltIn, I, H));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Outputs_states_and_all_gradients_are_those_of_the_unrolled_twin(CellKind kind)
    {
        RecurrentLayer fast = new BuiltInLayer(kind, I, H), twin = RecurrentLayer.Create(kind, RecurrentKernel.Unrolled, I, H);
        ModelState.Restore(twin, ModelState.Capture(fast));
        var (x, state) = (randn(9, 5, I), twin.ZeroState(5).Map(part => randn_like(part)));
        var (ours, theirs) = (LayerOutcome.Of(twin, x, state), LayerOutcome.Of(fast, x, state));
        Assert.Equal([9, 5, H], theirs["h"].shape);
        Assert.Equal(ours.Keys.Order(), theirs.Keys.Order());
        foreach (var (name, value) in ours) LayerOutcome.Same(name, value, theirs[name], Tolerance);
        Assert.True(theirs["gradient of weight_hh"].abs().max().ToDouble() > 0.1);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_stack_of_them_is_a_stack_of_twins(CellKind kind)
    {
        var config = new RecurrentConfig
        {
            Cell = kind,
            Hidden = H,
            Layers = 2,
            Join = LayerJoinKind.Residual,
            Kernel = RecurrentKernel.BuiltIn,
        };
        var (fast, twin) = (new RecurrentNetwork(I, config), new RecurrentNetwork(I, config with { Kernel = RecurrentKernel.Unrolled }));
        ModelState.Restore(fast, ModelState.Capture(twin));
        var x = randn(6, 3, I);
        var (expected, actual) = (twin.call(x, twin.ZeroState(3)), fast.call(x, fast.ZeroState(3)));
        LayerOutcome.Same("y", expected.y, actual.y, Tolerance);
        foreach (var (name, part) in expected.last.Named()) LayerOutcome.Same(name, part, actual.last.Named()[name], Tolerance);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Their_biases_are_set_alike(CellKind kind)
    {
        RecurrentLayer fast = new BuiltInLayer(kind, I, H), twin = RecurrentLayer.Create(kind, RecurrentKernel.Unrolled, I, H);
        ModelState.Restore(twin, ModelState.Capture(fast));
        foreach (var layer in new[] { fast, twin })
        {
            layer.SetForgetBias(3);
            layer.FixRecurrentBias();
        }
        var weights = ModelState.Capture(twin);
        foreach (var (name, weight) in ModelState.Capture(fast)) Assert.True(weight.allclose(weights[name], rtol: 0, atol: 0), name);
        Assert.Equal(kind == CellKind.Lstm, weights["cell.bias_ih"].eq(3).any().ToBoolean());
        Assert.Equal(3, fast.parameters().Count(weight => weight.requires_grad));
        Assert.Equal(3, twin.parameters().Count(weight => weight.requires_grad));
    }
}
