using System.Numerics;
using System.Runtime.Intrinsics;
using RnnResearch.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Training.Updates;

/// <summary>The package's update rules in one pass each, on its optimizer's own state and rate.</summary>
internal sealed class FusedUpdate<T>(OptimizerHelper optimizer, OptimizerConfig config, double clipValue) : IFusedUpdate
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Parameter[] trained = [.. optimizer.parameters()];

    // By reference, for to the package two tensors are equal by their numbers.
    private readonly Dictionary<Parameter, RowGradient<T>> sparse = new(ReferenceEqualityComparer.Instance);

    public unsafe double Norm()
    {
        using var scope = NewDisposeScope();
        var (sum, clipping) = (0.0, Clipping<T>.Of(clipValue, 1));
        foreach (var weight in trained)
        {
            if (weight.grad is not { } grad) continue;
            if (grad.is_sparse)
            {
                sum += Rows(weight).Read(grad).Squared(clipping);
                continue;
            }
            var g = TensorMemory.WithoutGaps(grad);
            sum += GradientNorm<T>.Squared(TensorMemory.Of<T>(g), g.numel(), clipping);
            GC.KeepAlive(g);
        }
        return Math.Sqrt(sum);
    }

    public void Step(double scale)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var states = optimizer.state_dict().State;
        var rate = optimizer.ParamGroups.First().LearningRate;
        var clipping = Clipping<T>.Of(clipValue, scale);
        for (var i = 0; i < trained.Length; i++)
        {
            if (trained[i].grad is not { } grad) continue;
            Update(trained[i], grad.is_sparse ? grad : TensorMemory.WithoutGaps(grad), states[i], rate, clipping);
        }
    }

    private void Update(Parameter weight, Tensor grad, object state, double rate, Clipping<T> clipping)
    {
        var decay = V(config.WeightDecay);
        switch (state)
        {
            case SGD.State descent:
                if (config.Momentum > 0) descent.momentum_buffer ??= zeros_like(weight).DetachFromDisposeScope();
                Run(clipping, new DescentRule<T>(V(rate), V(config.Momentum), decay), weight, grad, descent.momentum_buffer, null);
                break;
            case Adam.State adam:
                Run(clipping, Adaptive(++adam.step, rate, decay, V(1)), weight, grad, adam.exp_avg, adam.exp_avg_sq);
                break;
            case AdamW.State adam:
                var shrink = V(1 - (rate * config.WeightDecay));
                Run(clipping, Adaptive(++adam.step, rate, V(0), shrink), weight, grad, adam.exp_avg, adam.exp_avg_sq);
                break;
            case RMSProp.State root:
                root.step++;
                var momentum = config.Momentum > 0 ? root.momentum_buffer : null; // the package has the buffer in any case
                var epsilon = V(Optimizers.Epsilon(config));
                var rule = new RmsPropRule<T>(V(rate), V(config.SquareDecay), epsilon, V(config.Momentum), decay);
                Run(clipping, rule, weight, grad, momentum, root.square_avg);
                break;
            case Adagrad.State sums:
                sums.step++;
                Run(clipping, new AdagradRule<T>(V(rate), V(Optimizers.Epsilon(config)), decay), weight, grad, null, sums.sum);
                break;
            default:
                throw new NotSupportedException($"there is no rule for {state.GetType().FullName}");
        }
    }

    private AdamRule<T> Adaptive(long step, double rate, Vector512<T> decay, Vector512<T> shrink)
    {
        var (beta1, beta2) = (config.Momentum, config.SquareDecay);
        var (corrected, scale) = (rate / (1 - Math.Pow(beta1, step)), 1 / Math.Sqrt(1 - Math.Pow(beta2, step)));
        return new(V(corrected), V(beta1), V(beta2), V(scale), V(Optimizers.Epsilon(config)), decay, shrink);
    }

    private static Vector512<T> V(double number) => Vector512.Create(T.CreateChecked(number));

    private RowGradient<T> Rows(Parameter weight)
    {
        if (!sparse.TryGetValue(weight, out var rows))
            sparse[weight] = rows = new(weight.shape[0], (int)(weight.numel() / weight.shape[0]));
        return rows;
    }

    private unsafe void Run<TRule>(Clipping<T> clipping, TRule rule, Parameter weight, Tensor grad, Tensor? a, Tensor? b)
        where TRule : struct, IUpdateRule<T>
    {
        T* w = TensorMemory.Of<T>(weight);
        T* first = a is null ? null : TensorMemory.Of<T>(a);
        T* second = b is null ? null : TensorMemory.Of<T>(b);
        if (grad.is_sparse) SparseSweep<TRule, T>.Run(rule, w, Rows(weight), first, second, weight.numel(), clipping);
        else Sweep<TRule, T>.Run(rule, w, TensorMemory.Of<T>(grad), first, second, weight.numel(), clipping);
        GC.KeepAlive((weight, grad, a, b));
    }
}
