using RnnResearch.Models;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Training.Updates;

/// <summary>
/// What a training step does with gradients: those of the last forgotten, its own clipped, the weights updated. On the processor that
/// is two passes over the memory of all weights, one for the norm and one for the rule; elsewhere torch's operators do it. The package's
/// optimizer holds rate and state in either case.
/// </summary>
public sealed class WeightUpdate
{
    private readonly OptimizerHelper optimizer;
    private readonly double clipValue;
    private readonly double clipNorm;
    private readonly Parameter[] trained;
    private readonly IFusedUpdate? fused;
    private double scale = 1;

    /// <param name="optimizer">made by <see cref="Optimizers.Create"/> from <paramref name="config"/></param>
    /// <param name="config">its rule and constants; the rate is the optimizer's own at each step</param>
    /// <param name="clipValue">bound of a gradient's elements; 0 for none</param>
    /// <param name="clipNorm">bound of the norm of all gradients; 0 for none</param>
    public WeightUpdate(OptimizerHelper optimizer, OptimizerConfig config, double clipValue, double clipNorm)
    {
        (this.optimizer, this.clipValue, this.clipNorm) = (optimizer, clipValue, clipNorm);
        trained = [.. optimizer.parameters()];
        var onProcessor = trained.All(weight => weight.device.type == DeviceType.CPU && weight.is_contiguous());
        fused = onProcessor ? trained.Select(weight => weight.dtype).Distinct().ToArray() switch
        {
            [ScalarType.Float32] => new FusedUpdate<float>(optimizer, config, clipValue),
            [ScalarType.Float64] => new FusedUpdate<double>(optimizer, config, clipValue),
            _ => null,
        } : null;
    }

    /// <summary>
    /// Has <paramref name="model"/> give sparse gradients where this update reads them: on the processor, where nothing as large as the
    /// table is then made or read for their sake.
    /// </summary>
    public void RequestSparseGradients(nn.Module model)
    {
        foreach (var part in model.modules().Prepend(model).OfType<ISparseGradients>()) part.SparseGradients = fused is not null;
    }

    /// <summary>Forgets the gradients of the last step: the memory is free for what comes now.</summary>
    public void ForgetGradients()
    {
        foreach (var weight in trained) weight.grad = null;
    }

    /// <summary>
    /// Clips the gradients; returns their norm before, the elements being cut already. It is a scalar where the weights are: reading
    /// it as a number waits for a GPU.
    /// </summary>
    public Tensor Clip()
    {
        if (fused is null) return ClipByTorch();
        var norm = fused.Norm();
        scale = clipNorm > 0 && norm > clipNorm ? clipNorm / (norm + 1e-6) : 1; // as PyTorch clips
        return tensor(norm, dtype: ScalarType.Float64);
    }

    /// <summary>Updates the weights by what <see cref="Clip"/> made of their gradients.</summary>
    public void Step()
    {
        if (fused is null) optimizer.step();
        else fused.Step(scale);
    }

    /// <summary>PyTorch's clipping without the number that <c>clip_grad_norm_</c> returns.</summary>
    private Tensor ClipByTorch()
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        if (clipValue > 0) nn.utils.clip_grad_value_(trained, clipValue);
        Tensor[] gradients = [.. trained.Select(weight => weight.grad).OfType<Tensor>()];
        if (gradients.Length == 0) return tensor(0.0).MoveToOuterDisposeScope();
        var norm = stack(gradients.Select(gradient => gradient.norm())).norm();
        if (clipNorm > 0)
        {
            var factor = (full_like(norm, clipNorm) / (norm + 1e-6)).clamp_max(1);
            foreach (var gradient in gradients) gradient.mul_(factor);
        }
        return norm.MoveToOuterDisposeScope();
    }
}
