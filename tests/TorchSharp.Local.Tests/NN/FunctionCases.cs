using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Local.Tests.NN;

/// <summary>The function calls of reference/make_modules.py, by the same names.</summary>
internal static class FunctionCases
{
    internal static Tensor[] Call(string name, Tensor[] x) => name switch
    {
        "max_pool2d_with_indices" => Both(F.max_pool2d_with_indices(x[0], [3, 2], [2, 2], [1, 0])),
        _ when name.StartsWith("cross_entropy", StringComparison.Ordinal) || name.Contains("_loss", StringComparison.Ordinal)
            || name.StartsWith("kl_div", StringComparison.Ordinal) || name.StartsWith("binary", StringComparison.Ordinal) => [Loss(name, x)],
        _ when x[0].dim() == 4 => [OfImage(name, x)],
        _ => [Other(name, x)],
    };

    private static Tensor Loss(string name, Tensor[] x) => name switch
    {
        "cross_entropy" or "cross_entropy_probabilities" or "cross_entropy_sequence" => CrossEntropyLoss().call(x[0], x[1]),
        "cross_entropy_sum" => F.cross_entropy(x[0], x[1], reduction: Reduction.Sum),
        "cross_entropy_none" => CrossEntropyLoss(reduction: Reduction.None).call(x[0], x[1]),
        "cross_entropy_weight" => CrossEntropyLoss(x[2].detach()).call(x[0], x[1]),
        "cross_entropy_ignore" => CrossEntropyLoss(ignore_index: 2).call(x[0], x[1]),
        "cross_entropy_smoothing" => F.cross_entropy(x[0], x[1], ignore_index: 0, label_smoothing: 0.1),
        "nll_loss" => NLLLoss().call(x[0].log_softmax(1), x[1]),
        "nll_loss_weight" => NLLLoss(x[2].detach(), Reduction.Sum).call(x[0].log_softmax(1), x[1]),
        "kl_div_probabilities" => KLDivLoss(log_target: false).call(x[0].log_softmax(1), x[1].softmax(1)),
        "binary_cross_entropy" => BCELoss().call(x[0].sigmoid(), x[1].detach()),
        "binary_cross_entropy_weight" => BCELoss(x[2].detach(), Reduction.Sum).call(x[0].sigmoid(), x[1].detach()),
        "binary_cross_entropy_with_logits" => BCEWithLogitsLoss().call(x[0], x[1].detach()),
        "binary_cross_entropy_with_logits_weights" => BCEWithLogitsLoss(x[2].detach(), Reduction.Sum, x[3].detach()).call(x[0], x[1].detach()),
        _ => Distance(name, x[0], x[1], name.EndsWith("mean", StringComparison.Ordinal) ? Reduction.Mean
            : name.EndsWith("sum", StringComparison.Ordinal) ? Reduction.Sum : Reduction.None),
    };

    private static Tensor Distance(string name, Tensor a, Tensor b, Reduction reduction) => name[..name.LastIndexOf('_')] switch
    {
        "mse_loss" => MSELoss(reduction).call(a, b),
        "l1_loss" => L1Loss(reduction).call(a, b),
        "smooth_l1_loss" => SmoothL1Loss(reduction, beta: 0.5).call(a, b),
        "huber_loss" => HuberLoss(0.5, reduction).call(a, b),
        "kl_div" => KLDivLoss(reduction: reduction).call(a.log_softmax(1), b.log_softmax(1)),
        _ => throw Unknown(name),
    };

    private static Tensor OfImage(string name, Tensor[] x) => name switch
    {
        "conv2d" => F.conv2d(x[0], x[1], x[2], [2, 1], [1, 0]),
        "conv2d_grouped" => F.conv2d(x[0], x[1], groups: 2),
        "max_pool2d" => F.max_pool2d(x[0], 2),
        "avg_pool2d" => F.avg_pool2d(x[0], 3, 2, 1, divisor_override: 4),
        "adaptive_avg_pool2d" => F.adaptive_avg_pool2d(x[0], (2, 3)),
        "pad_constant" => F.pad(x[0], (1, 1, 2, 1)),
        "pad_reflect" => F.pad(x[0], (1, 1, 2, 1), PaddingModes.Reflect),
        "pad_replicate" => F.pad(x[0], (1, 1, 2, 1), PaddingModes.Replicate),
        "pad_circular" => F.pad(x[0], (1, 1, 2, 1), PaddingModes.Circular),
        "interpolate_nearest" => F.interpolate(x[0], [3, 9]),
        "interpolate_nearest-exact" => F.interpolate(x[0], [3, 9], mode: InterpolationMode.NearestExact),
        "interpolate_bilinear" => F.interpolate(x[0], [3, 9], mode: InterpolationMode.Bilinear),
        "interpolate_bicubic" => F.interpolate(x[0], [3, 9], mode: InterpolationMode.Bicubic),
        "interpolate_area" => F.interpolate(x[0], [3, 9], mode: InterpolationMode.Area),
        "interpolate_factor" => F.interpolate(x[0], scale_factor: [1.5], mode: InterpolationMode.Bilinear, align_corners: true),
        "interpolate_factor_recomputed" => F.interpolate(x[0], scale_factor: [1.7], mode: InterpolationMode.Bilinear, recompute_scale_factor: true),
        "interpolate_antialias" => F.interpolate(x[0], [2, 3], mode: InterpolationMode.Bilinear, antialias: true),
        "batch_norm" => F.batch_norm(x[0], x[1].detach(), x[2].detach(), x[3], x[4]),
        "batch_norm_training" => F.batch_norm(x[0], null, null, training: true),
        "layer_norm" => F.layer_norm(x[0], [5, 3], x[1], x[2]),
        _ => throw Unknown(name),
    };

    private static Tensor Other(string name, Tensor[] x) => name switch
    {
        "linear" => F.linear(x[0], x[1], x[2]),
        "linear_without_bias" => F.linear(x[0], x[1]),
        "one_hot" => F.one_hot(x[0], 6),
        "conv1d" => F.conv1d(x[0], x[1], x[2], stride: 2, padding: 1),
        "pad_value" => F.pad(x[0], (2, 0), value: 0.5),
        "interpolate_linear" => F.interpolate(x[0], [7], mode: InterpolationMode.Linear),
        "normalize" => F.normalize(x[0]),
        "normalize_one" => F.normalize(x[0], p: 1, dim: 0),
        "cosine_similarity" => F.cosine_similarity(x[0], x[1]),
        "softplus" => F.softplus(x[0]),
        "logsigmoid" => F.logsigmoid(x[0]),
        "scaled_dot_product_attention" => F.scaled_dot_product_attention(x[0], x[1], x[2]),
        "scaled_dot_product_attention_mask" or "scaled_dot_product_attention_added" => F.scaled_dot_product_attention(x[0], x[1], x[2], x[3]),
        "scaled_dot_product_attention_causal" => F.scaled_dot_product_attention(x[0], x[1], x[2], is_casual: true),
        _ => throw Unknown(name),
    };

    private static Tensor[] Both((Tensor, Tensor) results) => [results.Item1, results.Item2];

    private static ArgumentException Unknown(string name) => new($"No call for reference '{name}': add it here.");
}
