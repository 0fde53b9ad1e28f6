using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Training;

/// <summary>Makes the optimizer an <see cref="OptimizerConfig"/> describes.</summary>
public static class Optimizers
{
    /// <summary>Only parameters that require a gradient are given to it: a frozen encoder stays out.</summary>
    public static OptimizerHelper Create(OptimizerConfig config, nn.Module model)
    {
        var trained = model.parameters().Where(parameter => parameter.requires_grad).ToArray();
        var (lr, decay, eps) = (config.LearningRate, config.WeightDecay, Epsilon(config));
        return config.Kind switch
        {
            OptimizerKind.Sgd => optim.SGD(trained, lr, momentum: config.Momentum, weight_decay: decay),
            OptimizerKind.Adam => optim.Adam(trained, lr, config.Momentum, config.SquareDecay, eps, decay),
            OptimizerKind.AdamW => optim.AdamW(trained, lr, config.Momentum, config.SquareDecay, eps, decay),
            OptimizerKind.RmsProp => optim.RMSProp(
                trained, lr, alpha: config.SquareDecay, eps: eps, weight_decay: decay, momentum: config.Momentum),
            OptimizerKind.Adagrad => optim.Adagrad(
                trained, lr, weight_decay: decay, initial_accumulator_value: config.InitialAccumulator, eps: eps),
            _ => throw new ArgumentOutOfRangeException(nameof(config), config.Kind, "there is no such optimizer"),
        };
    }

    /// <summary>The number added to the denominator: the one configured, or PyTorch's.</summary>
    internal static double Epsilon(OptimizerConfig config) => config.Epsilon ?? (config.Kind == OptimizerKind.Adagrad ? 1e-10 : 1e-8);
}
