using RnnResearch.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Training;

/// <summary>The package's optimizer of the same rule, as a reference.</summary>
internal static class PackageOptimizer
{
    public static OptimizerHelper Create(OptimizerConfig config, nn.Module model)
    {
        var (all, lr, decay, eps) = (model.parameters(), config.LearningRate, config.WeightDecay, config.EpsilonOfKind);
        return config.Kind switch
        {
            OptimizerKind.Sgd => optim.SGD(all, lr, momentum: config.MomentumOfKind, weight_decay: decay),
            OptimizerKind.Adam => optim.Adam(all, lr, config.MomentumOfKind, config.SquareDecayOfKind, eps, decay),
            OptimizerKind.AdamW => optim.AdamW(all, lr, config.MomentumOfKind, config.SquareDecayOfKind, eps, decay),
            OptimizerKind.RmsProp => optim.RMSProp(all, lr, config.SquareDecayOfKind, eps, decay, config.MomentumOfKind),
            _ => optim.Adagrad(all, lr, weight_decay: decay, initial_accumulator_value: config.InitialAccumulator, eps: eps),
        };
    }

    /// <summary>What it keeps of the weights, by name; valid as long as the optimizer is.</summary>
    public static Dictionary<string, Tensor> Kept(OptimizerHelper optimizer) => optimizer.state_dict().State
        .SelectMany((state, i) => state switch
        {
            SGD.State descent => new[] { ($"{i}.momentum_buffer", descent.momentum_buffer) },
            Adam.State adam => [($"{i}.exp_avg", adam.exp_avg), ($"{i}.exp_avg_sq", adam.exp_avg_sq)],
            AdamW.State adam => [($"{i}.exp_avg", adam.exp_avg), ($"{i}.exp_avg_sq", adam.exp_avg_sq)],
            RMSProp.State root => [($"{i}.square_avg", root.square_avg), ($"{i}.momentum_buffer", root.momentum_buffer)],
            _ => [($"{i}.sum", ((Adagrad.State)state).sum)],
        })
        .ToDictionary(part => part.Item1, part => part.Item2);
}
