using RnnResearch.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Recurrent;

/// <summary>All that a layer gives, and the gradients of a function of it, by name: what twins must have in common.</summary>
internal static class LayerOutcome
{
    public static Dictionary<string, Tensor> Of(RecurrentLayer layer, Tensor input, CellState before)
    {
        Tensor Leaf(Tensor value) => value.detach().clone().requires_grad_(true);
        var (x, state) = (Leaf(input), before.Map(Leaf));
        layer.zero_grad();
        var (h, last) = layer.call(x, state);
        var loss = (h * h.sin()).sum() + (last.h * 2).sum();
        (last.c is null ? loss : loss + last.c.square().sum()).backward();
        var found = new Dictionary<string, Tensor>
        {
            ["h"] = h,
            ["last h"] = last.h,
            ["gradient of x"] = x.grad!,
            ["gradient of h"] = state.h.grad ?? zeros_like(state.h), // none reaches it where the previous input stands in for it
        };
        if (last.c is not null) (found["last c"], found["gradient of c"]) = (last.c, state.c!.grad!);
        foreach (var (name, weight) in layer.named_parameters())
            found[$"gradient of {name["cell.".Length..].Replace("_l0", "")}"] = weight.grad!;
        return found;
    }

    /// <summary>Asserts that no element differs by more than <paramref name="tolerance"/> times the largest.</summary>
    public static void Same(string name, Tensor expected, Tensor actual, double tolerance)
    {
        Assert.Equal(expected.shape, actual.shape);
        var (difference, size) = ((actual - expected).abs().max().ToDouble(), expected.abs().max().ToDouble());
        Assert.True(
            difference <= tolerance * Math.Max(size, 1e-3),
            $"{name} of {string.Join(" x ", expected.shape)} differs by {difference} of {size}");
    }
}
