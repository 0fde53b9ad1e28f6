using static TorchSharp.torch;

namespace RnnResearch.Tests;

/// <summary>How many tensors the process holds, for tests that none leaks.</summary>
internal static class LivingTensors
{
    /// <summary>Tensors alive once the finalizers of what other tests left behind have run.</summary>
    public static long Count()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Tensor.TotalCount;
    }

    /// <summary>
    /// How many the count grows by, for good, with each gradient that never came to a function's output: the package makes a handle for it
    /// that holds no tensor, and never sees its end. There is no memory behind it.
    /// </summary>
    public static long ForMissingGradient()
    {
        var before = Count();
        using (NewDisposeScope()) Pair.apply(ones(1).requires_grad_())[0].backward();
        return Count() - before;
    }

    private sealed class Pair : autograd.MultiTensorFunction<Pair>
    {
        public override string Name => nameof(Pair);

        public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
        {
            ctx.set_materialize_grads(false);
            return [ones(1), ones(1)];
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs) => [grad_outputs[0].clone()];
    }
}
