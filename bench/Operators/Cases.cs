using static TorchSharp.torch;

namespace Operators;

/// <summary>The cases, in the order and under the names of bench/peers/operators.py. What a call makes it disposes, as Python does.</summary>
internal static class Cases
{
    internal static List<(string Name, Action Run)> All()
    {
        var a = randn(4, 4);
        var b = randn(4, 4);
        var x = randn(32, 64);
        var w = randn(64, 64);
        var wg = randn(4, 4, requires_grad: true);
        var index = tensor(new[] { 3L, 1L, 2L });
        return
        [
            ("add", () => (a + b).Dispose()),
            ("add a number", () => (a + 1.5).Dispose()),
            ("mul", () => (a * b).Dispose()),
            ("add_", () => a.add_(b)),
            ("mul_ a number", () => a.mul_(1.0)),
            ("tanh", () => a.tanh().Dispose()),
            ("sigmoid", () => a.sigmoid().Dispose()),
            ("sum", () => a.sum().Dispose()),
            ("sum over a dimension", () => a.sum(1).Dispose()),
            ("mean", () => a.mean().Dispose()),
            ("softmax", () => a.softmax(1).Dispose()),
            ("max over a dimension", () => Both(a.max(1))),
            ("matmul 4x4", () => a.matmul(b).Dispose()),
            ("mm 32x64 by 64x64", () => x.mm(w).Dispose()),
            ("view", () => a.view(16).Dispose()),
            ("t", () => a.t().Dispose()),
            ("index by number", () => a[1].Dispose()),
            ("slice", () => a.narrow(1, 1, 2).Dispose()),
            ("index_select", () => a.index_select(0, index).Dispose()),
            ("cat", () => cat([a, b], 1).Dispose()),
            ("chunk in 4", () => All(a.chunk(4, 1))),
            ("zeros", () => zeros(4, 4).Dispose()),
            ("zeros_like", () => zeros_like(a).Dispose()),
            ("randn", () => randn(4, 4).Dispose()),
            ("item", () => a.sum().item()),
            ("copy_", () => a.copy_(b)),
            ("detach", () => a.detach().Dispose()),
            ("shape", () => _ = a.shape),
            ("no_grad", () => no_grad().Dispose()),
            ("add, recorded", () => (wg + a).Dispose()),
            ("forward and backward", () => Backward(wg, a)),
            ("LSTM cell step", () => LstmStep(x, w)),
        ];
    }

    private static double item(this Tensor one)
    {
        using (one)
            return one.item<float>();
    }

    private static void Both((Tensor First, Tensor Second) pair)
    {
        pair.First.Dispose();
        pair.Second.Dispose();
    }

    private static void All(Tensor[] tensors)
    {
        foreach (var tensor in tensors)
            tensor.Dispose();
    }

    private static void Backward(Tensor weight, Tensor input)
    {
        using var scope = NewDisposeScope();
        var loss = (input.mm(weight).tanh() * input).sum();
        loss.backward();
        weight.grad = null;
    }

    private static void LstmStep(Tensor x, Tensor w)
    {
        using var scope = NewDisposeScope();
        var gates = x.mm(w).chunk(4, 1);
        var (i, f, o, g) = (gates[0].sigmoid(), gates[1].sigmoid(), gates[2].sigmoid(), gates[3].tanh());
        var c = f * g + i * g;
        _ = o * c.tanh();
    }
}
