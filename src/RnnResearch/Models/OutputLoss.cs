using System.Numerics;
using RnnResearch.Kernels;
using TorchSharp;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// The output layer with its cross-entropy as one function on the processor, see <see cref="SoftmaxCrossEntropy{T}"/>: the mean over all
/// rows, in nats, times a scale. Its gradients are made with it, while the scores are at hand. A derivative of the derivative is not there.
/// </summary>
internal sealed class OutputLoss : autograd.SingleTensorFunction<OutputLoss>
{
    public override string Name => nameof(OutputLoss);

    /// <summary>Whether it computes for such states and weights.</summary>
    public static bool Fits(Tensor h, Tensor weight) =>
        h.device.type == DeviceType.CPU && weight.device.type == DeviceType.CPU
        && h.dtype == weight.dtype && h.dtype is ScalarType.Float32 or ScalarType.Float64;

    /// <param name="h">[.., H]</param>
    /// <param name="weight">[V, H]</param>
    /// <param name="bias">[V]</param>
    /// <param name="targets">int64, one for each vector of h</param>
    /// <param name="scale">of the mean</param>
    public static Tensor Of(Tensor h, Tensor weight, Tensor bias, Tensor targets, double scale = 1)
    {
        var (rows, size) = (targets.numel(), weight.size(1));
        if (h.size(-1) != size || bias.numel() != weight.size(0) || h.numel() != rows * size)
            throw new ArgumentException(
                $"states [{string.Join(", ", h.shape)}], weights [{string.Join(", ", weight.shape)}], "
                + $"{bias.numel()} biases and {rows} targets do not fit together: "
                + "expected [.., H], [V, H], V, and a target for each state");
        var wantsGradients = is_grad_enabled() && (h.requires_grad || weight.requires_grad || bias.requires_grad);
        return apply(h, weight, bias, targets, scale, wantsGradients);
    }

    /// <param name="ctx">what backward needs</param>
    /// <param name="vars">h [.., H], W, b, a target for each vector of h, the scale, whether gradients are wanted</param>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        using var scope = NewDisposeScope();
        var tensors = new Tensor[4];
        for (var i = 0; i < tensors.Length; i++) tensors[i] = TensorMemory.WithoutGaps((Tensor)vars[i]);
        List<Tensor> gradients = (bool)vars[5] ? [empty_like(tensors[0]), zeros_like(tensors[1]), zeros_like(tensors[2])] : [];
        var type = tensors[0].dtype;
        var scale = (double)vars[4];
        var number = type == ScalarType.Float64 ? Compute<double>(tensors, gradients, scale) : Compute<float>(tensors, gradients, scale);
        var loss = tensor(number, dtype: type);
        foreach (var gradient in gradients) gradient.MoveToOuterDisposeScope();
        ctx.save_for_backward(gradients);
        return loss.MoveToOuterDisposeScope();
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        using var scope = NewDisposeScope();
        List<Tensor> gradients = ctx.get_saved_variables();
        if (grad_output.Number() != 1) gradients = [.. gradients.Select(gradient => gradient * grad_output)];
        foreach (var gradient in gradients) gradient.MoveToOuterDisposeScope();
        return [.. gradients, null!, null!, null!];
    }

    private static unsafe double Compute<T>(Tensor[] tensors, List<Tensor> gradients, double scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (h, weight, bias, targets) = (tensors[0], tensors[1], tensors[2], tensors[3]);
        T* Of(Tensor tensor) => TensorMemory.Of<T>(tensor);
        using var output = new SoftmaxCrossEntropy<T>(
            Of(h), Of(weight), Of(bias), TensorMemory.Of<long>(targets), (int)targets.numel(), (int)weight.size(1), (int)weight.size(0));
        var loss = gradients.Count == 0
            ? output.Loss()
            : output.Loss(scale, Of(gradients[0]), Of(gradients[1]), Of(gradients[2]));
        GC.KeepAlive((tensors, gradients));
        return scale * loss;
    }
}
