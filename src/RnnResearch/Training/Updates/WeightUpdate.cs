using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Training.Updates;

/// <summary>
/// What a training step does with gradients: those of the last forgotten, its own clipped, the weights updated. On the processor that is
/// two passes over the memory of all weights, one for the norm and one for the rule; elsewhere torch's operators do it.
/// </summary>
public sealed class WeightUpdate : IDisposable
{
    private readonly IUpdate update;

    /// <param name="config">the rule and its constants; the rate comes with each step</param>
    /// <param name="model">what is trained: its parameters that require a gradient</param>
    /// <param name="clipValue">bound of a gradient's elements; 0 for none</param>
    /// <param name="clipNorm">bound of the norm of all gradients; 0 for none</param>
    /// <param name="fused">false for torch's operators on the processor too</param>
    public WeightUpdate(OptimizerConfig config, nn.Module model, double clipValue, double clipNorm, bool fused = true)
    {
        State = new OptimizerState(config, model);
        Trained = [.. State.Weights.Select(state => state.Weight)];
        fused &= Trained.All(weight => weight.device.type == DeviceType.CPU && weight.is_contiguous());
        update = (fused ? Trained.Select(weight => weight.dtype).Distinct().ToArray() : []) switch
        {
            [ScalarType.Float32] => new FusedUpdate<float>(State.Weights, config, clipValue, clipNorm),
            [ScalarType.Float64] => new FusedUpdate<double>(State.Weights, config, clipValue, clipNorm),
            _ => new TorchUpdate(State.Weights, config, clipValue, clipNorm),
        };
    }

    /// <summary>The trained weights.</summary>
    public IReadOnlyList<Parameter> Trained { get; }

    /// <summary>What the rule keeps of them.</summary>
    public OptimizerState State { get; }

    /// <summary>Forgets the gradients of the last step: the memory is free for what comes now.</summary>
    public void ForgetGradients()
    {
        foreach (var weight in Trained) weight.grad = null;
    }

    /// <inheritdoc cref="IUpdate.Clip"/>
    public Tensor Clip() => update.Clip();

    /// <inheritdoc cref="IUpdate.Step"/>
    public void Step(double rate) => update.Step(rate);

    public void Dispose() => State.Dispose();
}
