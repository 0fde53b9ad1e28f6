using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace RnnResearch.Vision;

/// <summary>A small encoder trained from scratch with the decoder: layers of 3x3 convolution, batch norm and ReLU on pixels and their coordinates.</summary>
public sealed class SmallConvEncoder : ConvEncoder
{
    private readonly Sequential layers;
    private readonly bool coordinates;

    public SmallConvEncoder(SmallConvConfig config, int imageSize)
        : base(nameof(SmallConvEncoder))
    {
        ArgumentNullException.ThrowIfNull(config);
        coordinates = config.Coordinates;
        ImageSize = imageSize;
        Channels = config.Channels[^1];
        GridSize = config.Strides.Aggregate(imageSize, (side, stride) => (side + stride - 1) / stride);
        layers = Sequential(Layers(config));
        RegisterComponents();
    }

    public override int Channels { get; }

    public override int ImageSize { get; }

    public override int GridSize { get; }

    /// <summary><c>x/127.5 - 1</c>, so -1 to 1.</summary>
    public override Tensor Normalize(Tensor pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        return pixels.to(ScalarType.Float32).div(127.5f).sub(1);
    }

    public override Tensor forward(Tensor images) => layers.call(coordinates ? WithCoordinates(images) : images); // [B, D, G, G]

    /// <summary>Liu et al. 2018, figure 1b: [B, 3, H, W] to [B, 5, H, W], the two new channels x and y.</summary>
    private static Tensor WithCoordinates(Tensor images)
    {
        var (count, height, width) = (images.shape[0], images.shape[2], images.shape[3]);
        var x = linspace(-1, 1, width, device: images.device).view(1, 1, 1, width).expand(count, 1, height, width);
        var y = linspace(-1, 1, height, device: images.device).view(1, 1, height, 1).expand(count, 1, height, width);
        return cat([images, x, y], 1);
    }

    private static List<Module<Tensor, Tensor>> Layers(SmallConvConfig config)
    {
        var layers = new List<Module<Tensor, Tensor>>();
        var input = config.Coordinates ? 5 : 3;
        foreach (var (output, stride) in config.Channels.Zip(config.Strides))
        {
            layers.AddRange([Conv2d(input, output, kernel_size: 3, stride: stride, padding: 1, bias: false), BatchNorm2d(output), ReLU()]);
            input = output;
        }
        return layers;
    }
}
