using System.Numerics;
using System.Runtime.Intrinsics;
using RnnResearch.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Training.Updates;

/// <summary>The norm of all gradients and the update of all weights, each one pass through memory.</summary>
internal sealed class FusedUpdate<T>(IReadOnlyList<WeightState> states, OptimizerConfig config, double clipValue, double clipNorm) : IUpdate
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double scale = 1;

    /// <summary>The gradients stay as they are: <see cref="Step"/> cuts and scales them on their way.</summary>
    public Tensor Clip()
    {
        var norm = Norm();
        scale = clipNorm > 0 && norm > clipNorm ? clipNorm / (norm + 1e-6) : 1; // as PyTorch clips
        return tensor(norm, dtype: ScalarType.Float64);
    }

    public void Step(double rate)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        foreach (var state in states)
        {
            if (state.Weight.grad is { } grad) Update(state, Checked(state.Weight, grad), rate);
        }
    }

    private unsafe double Norm()
    {
        using var scope = NewDisposeScope();
        var (sum, clipping) = (0.0, Clipping<T>.Of(clipValue, 1));
        foreach (var weight in states.Select(state => state.Weight))
        {
            if (weight.grad is not { } grad) continue;
            var g = Checked(weight, grad);
            sum += GradientNorm<T>.Squared(TensorMemory.Of<T>(g), g.numel(), clipping);
            GC.KeepAlive(g);
        }
        return Math.Sqrt(sum);
    }

    // Nobody has looked at a gradient that was set by hand.
    private static Tensor Checked(Parameter weight, Tensor grad) => TensorMemory.AreAlike(grad, weight)
        ? TensorMemory.WithoutGaps(grad)
        : throw new ArgumentException(
            $"a gradient is [{string.Join(", ", grad.shape)}], expected [{string.Join(", ", weight.shape)}] as its weight");

    private void Update(WeightState state, Tensor grad, double rate)
    {
        var (decay, epsilon) = (V(config.WeightDecay), V(config.EpsilonOfKind));
        var (alpha, momentum) = (V(config.SquareDecayOfKind), V(config.MomentumOfKind));
        state.Steps++;
        switch (config.Kind)
        {
            case OptimizerKind.Sgd:
                Run(new DescentRule<T>(V(rate), momentum, decay), state, grad);
                break;
            case OptimizerKind.Adam:
                Run(Adaptive(state.Steps, rate, decay, V(1)), state, grad);
                break;
            case OptimizerKind.AdamW:
                Run(Adaptive(state.Steps, rate, V(0), V(1 - (rate * config.WeightDecay))), state, grad);
                break;
            case OptimizerKind.RmsProp:
                Run(new RmsPropRule<T>(V(rate), alpha, epsilon, momentum, decay), state, grad);
                break;
            case OptimizerKind.Adagrad:
                Run(new AdagradRule<T>(V(rate), epsilon, decay), state, grad);
                break;
            default:
                throw new NotSupportedException($"there is no rule for {config.Kind}");
        }
    }

    private AdamRule<T> Adaptive(long step, double rate, Vector512<T> decay, Vector512<T> shrink)
    {
        var (beta1, beta2) = (config.MomentumOfKind, config.SquareDecayOfKind);
        var (grown, root) = (rate / (1 - Math.Pow(beta1, step)), 1 / Math.Sqrt(1 - Math.Pow(beta2, step)));
        return new(V(grown), V(beta1), V(beta2), V(root), V(config.EpsilonOfKind), decay, shrink);
    }

    private static Vector512<T> V(double number) => Vector512.Create(T.CreateChecked(number));

    private unsafe void Run<TRule>(TRule rule, WeightState state, Tensor grad) where TRule : struct, IUpdateRule<T>
    {
        var clipping = Clipping<T>.Of(clipValue, scale);
        var weight = state.Weight;
        T* w = TensorMemory.Of<T>(weight), a = Memory(state.A), b = Memory(state.B);
        Sweep<TRule, T>.Run(rule, w, TensorMemory.Of<T>(grad), a, b, weight.numel(), clipping);
        GC.KeepAlive((state, grad));
    }

    private static unsafe T* Memory(Tensor? kept) => kept is null ? null : TensorMemory.Of<T>(kept);
}
