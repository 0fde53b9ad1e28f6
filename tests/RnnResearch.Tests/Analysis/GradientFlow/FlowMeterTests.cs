using RnnResearch.Analysis.GradientFlow;
using RnnResearch.Recurrent;
using RnnResearch.Tests.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Analysis.GradientFlow;

/// <summary>The measured gradients are the derivatives, and those of a network that is linear go as sigma^t.</summary>
public sealed class FlowMeterTests : IDisposable
{
    private const int T = 6, B = 3, H = 4, I = 3;
    private readonly DisposeScope scope = NewDisposeScope();

    public FlowMeterTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(0.9)]
    [InlineData(1)]
    [InlineData(1.1)]
    public void At_the_origin_where_tanh_is_linear_a_step_multiplies_by_the_singular_value(double sigma)
    {
        var network = Network(new RecurrentConfig { Cell = CellKind.Rnn, Hidden = 16, Layers = 1 });
        Initialisation.Apply(network, new InitConfig { Kind = InitKind.Orthogonal, Scale = sigma });
        var curve = Assert.Single(FlowMeter.Measure(FlowCurve.Before, network, zeros(100, B, I, dtype: ScalarType.Float64), Loss));
        Assert.Equal(sigma, Assert.Single(curve.Sigmas), 1e-5);
        Assert.Equal(101, curve.Norms.Count);
        foreach (var (distance, norm) in curve.Norms.Index())
            Assert.Equal(1, norm / (curve.Norms[0] * Math.Pow(sigma, distance)), 1e-3);
        Assert.Equal(sigma, curve.Factor!.Value, 1e-5);
        Assert.Equal(Math.Log(sigma), curve.Slope!.Value, 1e-5);
    }

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void Each_norm_is_that_of_the_derivative_by_hand(CellKind cell)
    {
        var network = Network(new RecurrentConfig { Cell = cell, Hidden = H, Layers = 1 });
        var layer = network.Layers.Single();
        var x = randn(T, B, I, dtype: ScalarType.Float64);
        var curves = FlowMeter.Measure(FlowCurve.After, network, x, Loss);
        Assert.Equal(layer.MemoryBlocks > 0 ? ["h", "c"] : ["h"], curves.Select(curve => curve.State));
        var states = layer.States(x, layer.ZeroState(B));
        for (var t = 0; t < T; t++) // from the state at t on as a run of its own, whose derivatives are differences
        {
            var rest = x.narrow(0, t, T - t);
            double LossFrom(CellState state) => Loss(layer.call(rest, state).last.h).ToDouble();
            Near(Differences(states[t].h, h => LossFrom(states[t] with { h = h })), curves[0].Norms[T - t]);
            if (t == 0 && curves.Count > 1) // later an h that is made of c goes along with it
                Near(Differences(states[0].c!, c => LossFrom(states[0] with { c = c })).narrow(1, 0, H), curves[1].Norms[T]);
        }
    }

    [Theory]
    [InlineData(LayerJoinKind.Plain)]
    [InlineData(LayerJoinKind.Residual)]
    [InlineData(LayerJoinKind.Highway)]
    public void In_a_stack_the_derivative_goes_over_every_way(LayerJoinKind join)
    {
        var network = Network(new RecurrentConfig { Cell = CellKind.Lstm, Hidden = H, Layers = 3, Join = join });
        var x = randn(T, B, I, dtype: ScalarType.Float64);
        var curves = FlowMeter.Measure(FlowCurve.After, network, x, Loss);
        Assert.Equal([1, 1, 2, 2, 3, 3], curves.Select(curve => curve.Layer));
        var start = network.ZeroState(B);
        foreach (var curve in curves)
        {
            var own = start.Layers[curve.Layer - 1];
            double LossFrom(CellState state)
            {
                CellState[] layers = [.. start.Layers];
                layers[curve.Layer - 1] = state;
                return Loss(network.call(x, new NetworkState(layers)).y[-1]).ToDouble();
            }
            var derivative = curve.State == "h"
                ? Differences(own.h, h => LossFrom(own with { h = h }))
                : Differences(own.c!, c => LossFrom(own with { c = c }));
            Near(derivative, curve.Norms[T]);
        }
    }

    [Fact]
    public void The_cell_state_of_the_LSTM_is_multiplied_by_the_forget_gate()
    {
        var network = Network(new RecurrentConfig { Cell = CellKind.Lstm, Hidden = H, Layers = 1 });
        using (no_grad())
            foreach (var weight in network.parameters()) weight.zero_();
        network.SetBiases(new RecurrentConfig { ForgetBias = 2 });
        var curves = FlowMeter.Measure(FlowCurve.Before, network, zeros(T, B, I, dtype: ScalarType.Float64), Loss);
        Assert.Equal(1 / (1 + Math.Exp(-2)), curves[1].Factor!.Value, 1e-12);
        Assert.All(curves[0].Norms.Skip(1), norm => Assert.Equal(0, norm)); // no weights lead from h to anywhere
        Assert.Null(curves[0].Slope);
    }

    [Fact]
    public void A_gradient_is_a_number_far_below_what_its_square_is()
    {
        var network = Network(new RecurrentConfig { Cell = CellKind.Rnn, Hidden = H, Layers = 1 });
        Initialisation.Apply(network, new InitConfig { Kind = InitKind.Orthogonal, Scale = 1e-5 });
        var curve = FlowMeter.Measure(FlowCurve.Before, network, zeros(50, B, I, dtype: ScalarType.Float64), Loss).Single();
        Assert.Equal(-250, Math.Log10(curve.Norms[50] / curve.Norms[0]), 0.1);
    }

    private static RecurrentNetwork Network(RecurrentConfig config)
    {
        var network = new RecurrentNetwork(I, config with { Kernel = RecurrentKernel.Unrolled });
        network.to(ScalarType.Float64);
        network.eval();
        return network;
    }

    private static Tensor Loss(Tensor h) => (h * h).sum() + h.sum();

    /// <summary>d loss / d state by central differences, [B, ..].</summary>
    private static Tensor Differences(Tensor state, Func<Tensor, double> loss)
    {
        const double step = 1e-6;
        using var quiet = no_grad();
        var derivative = zeros_like(state);
        for (var i = 0L; i < state.numel(); i++)
        {
            var nudge = zeros_like(state);
            nudge.view(-1)[i] = step;
            derivative.view(-1)[i] = (loss(state + nudge) - loss(state - nudge)) / (2 * step);
        }
        return derivative;
    }

    /// <summary>Whether the norm is the geometric mean of the rows' norms.</summary>
    private static void Near(Tensor derivative, double norm)
    {
        var expected = derivative.norm(1).log().mean().exp().ToDouble();
        Assert.True(Math.Abs(expected - norm) <= 1e-8 + (1e-5 * expected), $"differences {expected}, autograd {norm}");
    }
}
