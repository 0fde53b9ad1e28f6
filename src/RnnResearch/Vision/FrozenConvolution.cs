using TorchSharp.Modules;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace RnnResearch.Vision;

/// <summary>A convolution and the batch norm behind it as one convolution, for networks that are not trained any more.</summary>
internal static class FrozenConvolution
{
    /// <summary>
    /// <c>gamma (W x - mean) / sqrt(var + eps) + beta = (s W) x + (beta - s mean)</c> with <c>s = gamma / sqrt(var + eps)</c>: the
    /// activations are written once instead of twice. The weights are few beside them, so they are scaled anew each time.
    /// </summary>
    public static Tensor Apply(Conv2d convolution, BatchNorm2d norm, Tensor x)
    {
        using var scope = NewDisposeScope();
        var scale = norm.weight * norm.running_var!.Plus(norm.eps).rsqrt(); // [D]
        var weight = convolution.weight * scale.view(-1, 1, 1, 1);
        var bias = norm.bias! - scale * norm.running_mean!;
        return functional
            .conv2d(x, weight, bias, convolution.stride, convolution.padding, convolution.dilation, convolution.groups)
            .MoveToOuterDisposeScope();
    }
}
