using RnnResearch.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Training.Updates;

/// <summary>A trained weight and what its rule keeps of it: nothing that is always zero is kept.</summary>
internal sealed class WeightState : IDisposable
{
    public WeightState(OptimizerConfig config, Parameter weight)
    {
        Weight = weight;
        (A, B) = config.Kind switch
        {
            OptimizerKind.Sgd => (config.MomentumOfKind > 0 ? Filled(0) : null, null),
            OptimizerKind.Adam or OptimizerKind.AdamW => (Filled(0), Filled(0)),
            OptimizerKind.RmsProp => (config.MomentumOfKind > 0 ? Filled(0) : null, Filled(0)),
            OptimizerKind.Adagrad => ((Tensor?)null, Filled(config.InitialAccumulator)),
            _ => throw new ArgumentOutOfRangeException(nameof(config), config.Kind, "there is no such optimizer"),
        };
    }

    public Parameter Weight { get; }

    /// <summary>Updates so far.</summary>
    public long Steps { get; set; }

    /// <summary>The momentum, or the mean of the gradients.</summary>
    public Tensor? A { get; }

    /// <summary>The mean, or the sum, of their squares.</summary>
    public Tensor? B { get; }

    public void Dispose()
    {
        A?.Dispose();
        B?.Dispose();
    }

    private Tensor Filled(double number)
    {
        using var scope = NewDisposeScope();
        return zeros_like(Weight).Fill_(number).DetachFromDisposeScope();
    }
}
