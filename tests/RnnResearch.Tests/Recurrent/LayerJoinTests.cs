using RnnResearch.Recurrent;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Recurrent;

/// <summary>What stands between the layers of a stack: plain, residual and highway joins, and dropout.</summary>
public sealed class LayerJoinTests : IDisposable
{
    private const int H = 6;
    private static readonly RecurrentConfig Three = new() { Cell = CellKind.Gru, Hidden = H, Layers = 3 };
    private readonly DisposeScope scope = NewDisposeScope();

    public LayerJoinTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(LayerJoinKind.Plain)]
    [InlineData(LayerJoinKind.Residual)]
    [InlineData(LayerJoinKind.Highway)]
    public void Each_layer_but_the_first_is_joined_with_its_input(LayerJoinKind join)
    {
        var network = new RecurrentNetwork(4, Three with { Join = join });
        var layers = Children<RecurrentLayer>(network, "layers");
        var highways = Children<HighwayJoin>(network, "highways");
        Assert.Equal(join == LayerJoinKind.Highway ? 2 : 0, highways.Length);
        var (x, start) = (randn(5, 2, 4), network.ZeroState(2));

        var y = layers[0].call(x, start.Layers[0]).h;
        for (var l = 1; l < 3; l++)
        {
            var h = layers[l].call(y, start.Layers[l]).h;
            y = join switch
            {
                LayerJoinKind.Residual => y + h,
                LayerJoinKind.Highway => highways[l - 1].call(y, h),
                _ => h,
            };
        }
        Assert.True(network.call(x, start).y.allclose(y, rtol: 0, atol: 1e-6));
    }

    [Fact]
    public void A_highway_mixes_both_by_its_gate_element_by_element()
    {
        var join = new HighwayJoin(3);
        var gate = Assert.IsType<Linear>(Assert.Single(join.children()));
        var (x, h) = (randn(2, 3), randn(2, 3));
        var y = join.call(x, h);
        for (var row = 0; row < 2; row++)
        {
            for (var j = 0; j < 3; j++)
            {
                var sum = gate.bias![j].ToDouble() + Enumerable.Range(0, 3).Sum(k => gate.weight[j, k].ToDouble() * x[row, k].ToDouble());
                var g = 1 / (1 + Math.Exp(-sum));
                Assert.Equal((g * h[row, j].ToDouble()) + ((1 - g) * x[row, j].ToDouble()), y[row, j].ToDouble(), 1e-6);
            }
        }
    }

    [Theory]
    [InlineData(InitKind.Default)]
    [InlineData(InitKind.Uniform)]
    [InlineData(InitKind.Normal)]
    public void A_highway_begins_nearly_closed_however_the_weights_were_drawn(InitKind kind)
    {
        var config = Three with { Join = LayerJoinKind.Highway };
        var network = new RecurrentNetwork(4, config);
        Initialisation.Apply(network, new InitConfig { Kind = kind, Scale = 0.1 });
        network.SetBiases(config);
        foreach (var highway in Children<HighwayJoin>(network, "highways"))
        {
            var gate = Assert.IsType<Linear>(Assert.Single(highway.children()));
            Assert.All(gate.bias!.data<float>().ToArray(), bias => Assert.Equal(-1, bias));
            var y = highway.call(zeros(1, H), ones(1, H)); // h's share, which is sigmoid(-1) where x is zero
            Assert.All(y.data<float>().ToArray(), share => Assert.Equal(0.2689, share, 1e-4));
        }
    }

    [Fact]
    public void Dropout_acts_while_training_only()
    {
        var network = new RecurrentNetwork(4, Three with { Dropout = 0.5 });
        var (x, start) = (randn(5, 2, 4), network.ZeroState(2));
        var without = new RecurrentNetwork(4, Three);
        without.load_state_dict(network.state_dict());
        network.eval();
        Assert.True(network.call(x, start).y.allclose(without.call(x, start).y, rtol: 0, atol: 0));
        network.train();
        Assert.False(network.call(x, start).y.allclose(network.call(x, start).y, rtol: 0, atol: 1e-3));
    }

    [Fact]
    public void Dropout_takes_its_share_after_each_layer_and_never_from_the_state()
    {
        const double Dropped = 0.25;
        var network = new RecurrentNetwork(4, Three with { Layers = 1, Hidden = 50, Dropout = Dropped });
        var (x, start) = (randn(20, 8, 4), network.ZeroState(8));
        network.train();
        var (y, last) = network.call(x, start);
        network.eval();
        var (whole, end) = network.call(x, start);

        // The recurrence never saw a hole, though there is another one at every step.
        Assert.True(last.Layers[0].h.allclose(end.Layers[0].h, rtol: 0, atol: 0));
        var kept = y.ne(0);
        Assert.Equal(1 - Dropped, kept.to(ScalarType.Float64).mean().ToDouble(), 0.02);
        Assert.True(y.allclose(where(kept, whole / (1 - Dropped), zeros_like(whole)), rtol: 1e-5, atol: 1e-6));
        Assert.False(kept[0].eq(kept[1]).all().ToBoolean());
    }

    [Fact]
    public void Dropout_stands_between_the_layers_too()
    {
        // The second layer's input has holes, so its state is another than without; the first layer's is not.
        var network = new RecurrentNetwork(4, Three with { Layers = 2, Dropout = 0.5 });
        var (x, start) = (randn(5, 2, 4), network.ZeroState(2));
        network.train();
        var training = network.call(x, start).last;
        network.eval();
        var evaluating = network.call(x, start).last;
        Assert.True(training.Layers[0].h.allclose(evaluating.Layers[0].h, rtol: 0, atol: 0));
        Assert.False(training.Layers[1].h.allclose(evaluating.Layers[1].h, rtol: 0, atol: 1e-3));
    }

    private static T[] Children<T>(RecurrentNetwork network, string name) =>
        [.. network.named_children().Single(child => child.name == name).module.children().OfType<T>()];
}
