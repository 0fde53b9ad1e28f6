using TorchSharp.Modules;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace RnnResearch.Vision;

/// <summary>
/// A small encoder trained from scratch with the decoder: layers of 3x3 convolution, batch norm, ReLU and max pooling on pixels and
/// their coordinates. The last layer ends with its norm, so that annotations can be negative.
/// </summary>
public sealed class SmallConvEncoder : ConvEncoder
{
    private readonly Sequential layers;
    private readonly bool coordinates;

    public SmallConvEncoder(SmallConvConfig config, int imageSize)
        : base(nameof(SmallConvEncoder))
    {
        ArgumentNullException.ThrowIfNull(config);
        coordinates = config.Coordinates;
        Channels = config.Channels[^1] + (coordinates ? 2 : 0);
        GridSize = config.Pooling.Aggregate(imageSize, (side, pooling) => side / pooling);
        layers = Sequential(Layers(config));
        RegisterComponents();
    }

    public override int Channels { get; }

    public override int GridSize { get; }

    /// <summary>
    /// <c>x/127.5 - 1</c>, doubled, less each picture's own mean colour: the light a scene is seen in says nothing about it.
    /// </summary>
    public override Tensor Normalize(Tensor pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        var x = pixels.to(ScalarType.Float32).Over(63.75);
        return x - x.mean([2, 3], keepdim: true);
    }

    public override Tensor forward(Tensor images) => coordinates
        ? WithCoordinates(Convolve(WithCoordinates(images)))
        : Convolve(images); // [B, D, G, G]

    private Tensor Convolve(Tensor images)
    {
        var x = images;
        for (var i = 0; i < layers.Count; i++)
        {
            x = layers[i] switch
            {
                Conv2d convolution => WholeBlocks.Convolve(convolution, x),
                BatchNorm2d norm => BatchNormalization.Apply(norm, x),
                var layer => layer.call(x),
            };
        }
        return x;
    }

    /// <summary>Liu et al. 2018, figure 1b: [B, C, H, W] to [B, C + 2, H, W], the two new channels x and y.</summary>
    private static Tensor WithCoordinates(Tensor images)
    {
        var (count, height, width) = (images.size(0), images.size(2), images.size(3));
        var x = linspace(-1, 1, width, images.dtype, images.device).view(1, 1, 1, width).expand(count, 1, height, width);
        var y = linspace(-1, 1, height, images.dtype, images.device).view(1, 1, height, 1).expand(count, 1, height, width);
        return cat([images, x, y], 1);
    }

    private static List<Module<Tensor, Tensor>> Layers(SmallConvConfig config)
    {
        var layers = new List<Module<Tensor, Tensor>>();
        var input = config.Coordinates ? 5 : 3;
        foreach (var (i, (output, pooling)) in config.Channels.Zip(config.Pooling).Index())
        {
            layers.AddRange([Conv2d(input, output, kernel_size: 3, padding: 1, bias: false), BatchNorm2d(output)]);
            if (i < config.Channels.Count - 1) layers.Add(ReLU());
            if (pooling > 1) layers.Add(MaxPool2d(pooling));
            input = output;
        }
        return layers;
    }
}
