using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.Optim;

/// <summary>The optimizers of reference/make_modules.py, by the same names.</summary>
internal static class OptimizerCases
{
    internal static readonly string[] All =
    [
        "sgd", "sgd_momentum", "sgd_nesterov", "sgd_maximize", "adam", "adam_amsgrad", "adam_maximize", "adamw", "adamw_amsgrad",
        "rmsprop", "rmsprop_momentum", "rmsprop_centered", "adagrad", "adagrad_decay",
    ];

    internal static OptimizerHelper Make(string name, IEnumerable<Parameter> parameters) => name switch
    {
        "sgd" => optim.SGD(parameters, 0.02),
        "sgd_momentum" => optim.SGD(parameters, 0.02, momentum: 0.9, dampening: 0.1, weight_decay: 0.1),
        "sgd_nesterov" => optim.SGD(parameters, 0.02, momentum: 0.9, nesterov: true),
        "sgd_maximize" => optim.SGD(parameters, 0.001, weight_decay: 0.1, maximize: true),
        "adam" => optim.Adam(parameters, 0.05),
        "adam_amsgrad" => optim.Adam(parameters, 0.05, 0.8, 0.9, 1e-6, weight_decay: 0.1, amsgrad: true),
        "adam_maximize" => optim.Adam(parameters, 0.05, maximize: true),
        "adamw" => optim.AdamW(parameters, 0.05, weight_decay: 0.1),
        "adamw_amsgrad" => optim.AdamW(parameters, 0.05, amsgrad: true),
        "rmsprop" => optim.RMSProp(parameters, 0.05, alpha: 0.9),
        "rmsprop_momentum" => optim.RMSProp(parameters, 0.05, momentum: 0.5, weight_decay: 0.1),
        "rmsprop_centered" => optim.RMSProp(parameters, 0.05, centered: true),
        "adagrad" => optim.Adagrad(parameters, 0.1),
        "adagrad_decay" => optim.Adagrad(parameters, 0.1, lr_decay: 0.1, weight_decay: 0.1, initial_accumulator_value: 0.5),
        _ => throw new ArgumentException($"No optimizer for reference '{name}': add it here.", nameof(name)),
    };
}
