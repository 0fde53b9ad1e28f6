using RnnResearch.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Recurrent;

public sealed class NetworkStateTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void A_state_comes_back_from_its_names()
    {
        var state = new NetworkState([new CellState(ones(2, 3), zeros(2, 3)), new CellState(ones(2, 3) * 2)]);
        var named = state.Named();
        Assert.Equal(["0.c", "0.h", "1.h"], named.Keys.Order());
        var back = NetworkState.From(named);
        Assert.Equal(state.Layers, back.Layers);
    }

    [Fact]
    public void Eleven_layers_come_back_in_their_order()
    {
        var state = new NetworkState([.. Enumerable.Range(0, 11).Select(l => new CellState(full(1, l)))]);
        Assert.Equal(state.Layers, NetworkState.From(state.Named()).Layers);
    }

    [Fact]
    public void A_detached_state_has_the_numbers_but_not_the_graph_and_leaves_the_scope()
    {
        var h = randn(2, 3).requires_grad_(true);
        NetworkState detached;
        using (NewDisposeScope())
        {
            var state = new NetworkState([new CellState(h * 2, h * 3)]);
            detached = state.Detached();
            Assert.All(state.Named().Values, part => Assert.True(part.requires_grad));
        }
        using (detached)
        {
            Assert.True(detached.Layers[0].h.allclose(h * 2));
            Assert.True(detached.Layers[0].c!.allclose(h * 3));
            Assert.All(detached.Named().Values, part => Assert.False(part.requires_grad));
        }
        Assert.All(new[] { detached.Layers[0].h, detached.Layers[0].c! }, part => Assert.True(part.IsInvalid));
    }

    [Fact]
    public void A_detached_state_is_a_copy()
    {
        var state = new NetworkState([new CellState(zeros(1, 2))]);
        using var copy = state.Detached();
        state.Layers[0].h.fill_(1);
        Assert.Equal([0f, 0], copy.Layers[0].h.data<float>().ToArray());
    }
}
