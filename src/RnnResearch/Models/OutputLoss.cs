using System.Numerics;
using RnnResearch.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// The output layer with its cross-entropy as one function on the processor, see <see cref="SoftmaxCrossEntropy{T}"/>: the mean over all
/// rows, in nats. Its gradients are made with it, while the scores are at hand. A derivative of the derivative is not there.
/// </summary>
internal sealed class OutputLoss : autograd.SingleTensorFunction<OutputLoss>
{
    public override string Name => nameof(OutputLoss);

    /// <summary>Whether it computes for such states and weights.</summary>
    public static bool Fits(Tensor h, Tensor weight) =>
        h.device.type == DeviceType.CPU && weight.device.type == DeviceType.CPU && h.dtype == weight.dtype && h.dtype is ScalarType.Float32 or ScalarType.Float64;

    /// <param name="h">[.., H]</param>
    /// <param name="weight">[V, H]</param>
    /// <param name="bias">[V]</param>
    /// <param name="targets">int64, one for each vector of h</param>
    public static Tensor Of(Tensor h, Tensor weight, Tensor bias, Tensor targets)
    {
        var (rows, size) = (h.reshape(-1, h.shape[^1]), weight.shape);
        if (rows.shape[1] != size[1] || bias.numel() != size[0] || targets.numel() != rows.shape[0])
            throw new ArgumentException($"states [{string.Join(", ", h.shape)}], weights [{string.Join(", ", size)}], {bias.numel()} biases and {targets.numel()} targets do not fit together: "
                + "expected [.., H], [V, H], V, and a target for each state");
        return apply(rows, weight, bias, targets.reshape(-1), is_grad_enabled() && (h.requires_grad || weight.requires_grad || bias.requires_grad));
    }

    /// <param name="ctx">what backward needs</param>
    /// <param name="vars">h [N, H], W, b, targets [N], whether gradients are wanted</param>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        using var scope = NewDisposeScope();
        Tensor h = ((Tensor)vars[0]).contiguous(), weight = ((Tensor)vars[1]).contiguous(), bias = ((Tensor)vars[2]).contiguous();
        var gradients = (bool)vars[4] ? new[] { empty_like(h), zeros_like(weight), zeros_like(bias) } : [];
        var loss = h.dtype == ScalarType.Float64
            ? Compute<double>(h, weight, bias, (Tensor)vars[3], gradients)
            : Compute<float>(h, weight, bias, (Tensor)vars[3], gradients);
        foreach (var gradient in gradients) gradient.MoveToOuterDisposeScope();
        ctx.save_for_backward([.. gradients]);
        return tensor(loss, dtype: h.dtype).MoveToOuterDisposeScope();
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        using var scope = NewDisposeScope();
        List<Tensor> gradients = ctx.get_saved_variables();
        if (grad_output.ToDouble() != 1) gradients = [.. gradients.Select(gradient => gradient * grad_output)];
        foreach (var gradient in gradients) gradient.MoveToOuterDisposeScope();
        return [.. gradients, null!, null!];
    }

    private static unsafe double Compute<T>(Tensor h, Tensor weight, Tensor bias, Tensor targets, Tensor[] gradients) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var output = new SoftmaxCrossEntropy<T>(
            TensorMemory.Of<T>(h), TensorMemory.Of<T>(weight), TensorMemory.Of<T>(bias), TensorMemory.Of<long>(targets.contiguous()), (int)h.shape[0], (int)h.shape[1], (int)weight.shape[0]);
        var loss = gradients.Length == 0 ? output.Loss() : output.Loss(TensorMemory.Of<T>(gradients[0]), TensorMemory.Of<T>(gradients[1]), TensorMemory.Of<T>(gradients[2]));
        GC.KeepAlive((h, weight, bias, targets, gradients));
        return loss;
    }
}
