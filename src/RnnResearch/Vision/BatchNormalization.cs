using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Vision;

/// <summary>The package's batch norm, counting its batches with a scalar that is held (<see cref="Torch.Arithmetic"/> says why).</summary>
internal static class BatchNormalization
{
    private static readonly Scalar one = 1;

    /// <param name="norm">with momentum and running statistics</param>
    /// <param name="x">[B, C, H, W]</param>
    public static Tensor Apply(BatchNorm2d norm, Tensor x)
    {
        if (norm.training) norm.num_batches_tracked!.add_(one, one);
        return nn.functional.batch_norm(
            x, norm.running_mean, norm.running_var, norm.weight, norm.bias, norm.training, norm.momentum!.Value, norm.eps);
    }
}
