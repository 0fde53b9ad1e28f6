using RnnResearch.Vision;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Speed.Package;

/// <summary>
/// 3x3 convolutions with batch norm, ReLU and pooling on pixels and coordinates, as they are written on the package alone.
/// </summary>
internal sealed class PackageEncoder : nn.Module<Tensor, Tensor>
{
    private readonly Sequential layers;

    internal PackageEncoder(SmallConvConfig config) : base(nameof(PackageEncoder))
    {
        List<nn.Module<Tensor, Tensor>> made = [];
        var input = 5L;
        foreach (var (i, (output, pooling)) in config.Channels.Zip(config.Pooling).Index())
        {
            made.Add(nn.Conv2d(input, output, kernel_size: 3, padding: 1, bias: false));
            made.Add(nn.BatchNorm2d(output));
            if (i < config.Channels.Count - 1) made.Add(nn.ReLU());
            if (pooling > 1) made.Add(nn.MaxPool2d(pooling));
            input = output;
        }
        layers = nn.Sequential(made);
        RegisterComponents();
    }

    /// <param name="images">[B, 3, S, S]</param>
    public override Tensor forward(Tensor images) => WithCoordinates(layers.call(WithCoordinates(images)));

    private static Tensor WithCoordinates(Tensor images)
    {
        var (count, height, width) = (images.shape[0], images.shape[2], images.shape[3]);
        var x = linspace(-1, 1, width).view(1, 1, 1, width).expand(count, 1, height, width);
        var y = linspace(-1, 1, height).view(1, 1, height, 1).expand(count, 1, height, width);
        return cat([images, x, y], 1);
    }
}
