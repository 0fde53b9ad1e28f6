using RnnResearch.Recurrent;
using RnnResearch.Training.Updates;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Recurrent;

/// <summary>Two layers of every cell: what a stack promises whatever it is made of.</summary>
public sealed class RecurrentNetworkTests : IDisposable
{
    private const int I = EveryCell.InputSize;
    private const int H = EveryCell.HiddenSize;
    private readonly DisposeScope scope = NewDisposeScope();

    public RecurrentNetworkTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void The_state_has_the_shapes_it_promises(CellKind kind)
    {
        var network = Create(kind);
        var memory = EveryCell.Create(kind).MemoryBlocks;
        var start = network.ZeroState(5);
        var (y, last) = network.call(EveryCell.Input(7, 5), start);
        Assert.Equal([7, 5, H], y.shape);
        Assert.True(y[6].allclose(last.Layers[1].h, rtol: 0, atol: 0), "y is what the highest layer says");
        foreach (var state in new[] { start, last })
        {
            Assert.Equal(2, state.Layers.Count);
            Assert.All(state.Layers, layer => Assert.Equal([5, H], layer.h.shape));
            Assert.All(state.Layers, layer => Assert.Equal(memory > 0 ? [5, memory * H] : null, layer.c?.shape));
            Assert.All(state.Named().Values, part => Assert.Equal(ScalarType.Float64, part.dtype));
        }
        Assert.All(start.Named().Values, part => Assert.Equal(0, part.abs().max().ToDouble()));
    }

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void A_sequence_in_two_chunks_equals_one(CellKind kind)
    {
        var network = Create(kind);
        var (x, start) = (EveryCell.Input(7, 2), RandomState(network, 2));
        var (y, last) = network.call(x, start);
        var (y1, carried) = network.call(x.narrow(0, 0, 3), start);
        network.call(EveryCell.Input(4, 6), network.ZeroState(6)); // what a layer would keep to itself is gone now
        var (y2, end) = network.call(x.narrow(0, 3, 4), carried);
        Same(y, cat([y1, y2], 0));
        for (var l = 0; l < 2; l++) EveryCell.Same(last.Layers[l], end.Layers[l]);
    }

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void A_row_of_a_batch_equals_a_batch_of_one(CellKind kind)
    {
        var network = Create(kind);
        var (x, start) = (EveryCell.Input(4, 5), RandomState(network, 5));
        var (y, last) = network.call(x, start);
        var (third, end) = network.call(x.narrow(1, 2, 1), start.Map(Third));
        Same(y.narrow(1, 2, 1), third);
        for (var l = 0; l < 2; l++) EveryCell.Same(last.Layers[l].Map(Third), end.Layers[l]);

        static Tensor Third(Tensor part) => part.narrow(0, 2, 1);
    }

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void The_forget_bias_opens_every_layers_forget_gate_and_nothing_else(CellKind kind)
    {
        var config = new RecurrentConfig { Cell = kind, Hidden = H, ForgetBias = 2.5 };
        var network = new RecurrentNetwork(I, config);
        var before = network.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.clone());
        network.SetBiases(config);
        var block = EveryCell.Create(kind).ForgetBlock;
        foreach (var (name, weight) in network.state_dict())
        {
            var expected = before[name];
            if (block is { } at && name.Contains("bias_")) expected.narrow(0, at * H, H).fill_(name.Contains("bias_ih") ? 2.5 : 0);
            Assert.True(weight.allclose(expected, rtol: 0, atol: 0), name);
        }
    }

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void Without_a_recurrent_bias_it_is_zero_and_stays_so_while_all_else_is_trained(CellKind kind)
    {
        var config = new RecurrentConfig { Cell = kind, Hidden = H, RecurrentBias = false };
        var network = new RecurrentNetwork(I, config);
        network.SetBiases(config);
        var before = network.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.clone());
        using var update = new WeightUpdate(new() { WeightDecay = 0.1 }, network, clipValue: 0, clipNorm: 0);
        for (var step = 0; step < 2; step++)
        {
            update.ForgetGradients();
            network.call(randn(3, 2, I), network.ZeroState(2)).y.square().sum().backward();
            update.Clip();
            update.Step(0.1);
        }
        foreach (var (name, weight) in network.state_dict())
        {
            var fixedAtZero = name.Contains("bias_hh");
            Assert.Equal(fixedAtZero, weight.allclose(before[name], rtol: 0, atol: 0));
            if (fixedAtZero) Assert.Equal(0, weight.abs().max().ToDouble());
        }
    }

    [Theory]
    [InlineData(CellKind.Rnn, LayerJoinKind.Residual)]
    [InlineData(CellKind.Lstm, LayerJoinKind.Residual)]
    [InlineData(CellKind.Mut1, LayerJoinKind.Residual)]
    [InlineData(CellKind.Rnn, LayerJoinKind.Highway)]
    [InlineData(CellKind.Gru, LayerJoinKind.Highway)]
    [InlineData(CellKind.LstmFullGateRecurrence, LayerJoinKind.Highway)]
    public void Gradients_of_joined_layers_match_finite_differences(CellKind kind, LayerJoinKind join)
    {
        var network = Create(kind, join);
        var (x, start) = (EveryCell.Input(3, 2), RandomState(network, 2));
        Tensor Loss()
        {
            var (y, last) = network.call(x, start);
            return y.square().sum() + last.Layers[0].h.sum();
        }
        GradientCheck.Parameters(network, Loss);
        foreach (var leaf in start.Named().Values.Append(x)) GradientCheck.Input(leaf.requires_grad_(true), Loss);
    }

    [Fact]
    public void A_stack_outlives_the_scope_it_was_made_in()
    {
        RecurrentNetwork network;
        using (NewDisposeScope()) network = new RecurrentNetwork(I, new RecurrentConfig { Hidden = H, Join = LayerJoinKind.Highway });
        using (network) Assert.Equal([1, 2, H], network.call(zeros(1, 2, I), network.ZeroState(2)).y.shape);
    }

    private static RecurrentNetwork Create(CellKind kind, LayerJoinKind join = LayerJoinKind.Plain)
    {
        var network = new RecurrentNetwork(I, new RecurrentConfig { Cell = kind, Hidden = H, Layers = 2, Join = join });
        network.to(ScalarType.Float64);
        return network;
    }

    private static NetworkState RandomState(RecurrentNetwork network, long batch) => network.ZeroState(batch).Map(part => randn_like(part));

    private static void Same(Tensor expected, Tensor actual) => Assert.True(actual.allclose(expected, rtol: 0, atol: 1e-12));
}
