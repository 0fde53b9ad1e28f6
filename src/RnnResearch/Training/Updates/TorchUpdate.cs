using RnnResearch.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Training.Updates;

/// <summary>
/// Clipping and the rules by torch's operators, one after the other, wherever the weights are: the slow, obvious twin of
/// <see cref="FusedUpdate{T}"/>. The letters are those of <see cref="IUpdateRule{T}"/>, the equations stand above each rule there.
/// </summary>
internal sealed class TorchUpdate(IReadOnlyList<WeightState> states, OptimizerConfig config, double clipValue, double clipNorm) : IUpdate
{
    /// <summary>PyTorch's clipping without the number that its <c>clip_grad_norm_</c> returns.</summary>
    public Tensor Clip()
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        using Scalar low = -clipValue, high = clipValue, bound = clipNorm, one = 1;
        Tensor[] gradients = [.. states.Select(state => state.Weight.grad).OfType<Tensor>()];
        if (gradients.Length == 0) return tensor(0.0).MoveToOuterDisposeScope();
        if (clipValue > 0)
        {
            foreach (var gradient in gradients) gradient.clamp_(low, high);
        }
        var norm = stack(gradients.Select(gradient => gradient.norm())).norm();
        if (clipNorm > 0)
        {
            var factor = (norm.full_like(bound) / norm.Plus(1e-6)).clamp_max(one);
            foreach (var gradient in gradients) gradient.mul_(factor);
        }
        return norm.MoveToOuterDisposeScope();
    }

    public void Step(double rate)
    {
        using var quiet = no_grad();
        foreach (var state in states)
        {
            using var scope = NewDisposeScope();
            if (state.Weight.grad is { } g) Update(state, g, rate);
        }
    }

    private void Update(WeightState state, Tensor g, double rate)
    {
        var (w, a, b, t) = (state.Weight, state.A!, state.B!, ++state.Steps); // null where the rule keeps none
        var (beta1, beta2) = (config.MomentumOfKind, config.SquareDecayOfKind);
        if (config.Kind == OptimizerKind.AdamW) w.Times_(1 - (rate * config.WeightDecay));
        else if (config.WeightDecay > 0) g = g.Plus(config.WeightDecay, w);
        switch (config.Kind)
        {
            case OptimizerKind.Sgd:
                w.Add_(-rate, a is null ? g : a.Times_(beta1).Add_(g));
                break;
            case OptimizerKind.Adam or OptimizerKind.AdamW:
                a.Times_(beta1).Add_(1 - beta1, g);
                b.Times_(beta2).AddProduct_(1 - beta2, g, g);
                var root = b.sqrt().Over(Math.Sqrt(1 - Math.Pow(beta2, t)));
                w.AddQuotient_(-rate / (1 - Math.Pow(beta1, t)), a, root.Plus(config.EpsilonOfKind));
                break;
            case OptimizerKind.RmsProp:
                b.Times_(beta2).AddProduct_(1 - beta2, g, g);
                if (a is null) w.AddQuotient_(-rate, g, Root(b));
                else w.Add_(-rate, a.Times_(beta1).AddQuotient_(1, g, Root(b)));
                break;
            case OptimizerKind.Adagrad:
                b.AddProduct_(1, g, g);
                w.AddQuotient_(-rate, g, Root(b));
                break;
            default:
                throw new NotSupportedException($"there is no rule for {config.Kind}");
        }
    }

    private Tensor Root(Tensor b) => b.sqrt().Plus(config.EpsilonOfKind);
}
