using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Batch normalisation (Ioffe and Szegedy 2015).</summary>
public abstract class BatchNorm : NormBase
{
    public BatchNorm(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        var share = momentum ?? 0;
        if (training && track_running_stats)
        {
            Native.InPlace.Add(num_batches_tracked!, 1L);
            share = momentum ?? 1.0 / num_batches_tracked!.ToInt64();
        }
        // Without running estimates the batch's own serve in evaluation, too.
        return nn.functional.batch_norm(input, running_mean, running_var, weight, bias, training || !track_running_stats, share, eps);
    }
}
