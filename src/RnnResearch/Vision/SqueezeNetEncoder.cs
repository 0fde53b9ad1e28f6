using TorchSharp.Modules;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace RnnResearch.Vision;

/// <summary>SqueezeNet 1.1 (Iandola et al. 2016) as in torchvision: 512 annotation channels on a 13x13 grid, stride 16.</summary>
public sealed class SqueezeNetEncoder : PretrainedEncoder
{
    private readonly Sequential features;
    private readonly Sequential classifier;

    public SqueezeNetEncoder()
        : base(nameof(SqueezeNetEncoder))
    {
        features = Sequential(
            Conv2d(3, 64, kernel_size: 3, stride: 2), ReLU(inplace: true), Pool(),
            new Fire(64, 16, 64), new Fire(128, 16, 64), Pool(),
            new Fire(128, 32, 128), new Fire(256, 32, 128), Pool(),
            new Fire(256, 48, 192), new Fire(384, 48, 192), new Fire(384, 64, 256), new Fire(512, 64, 256));
        classifier = Sequential(Dropout(0.5), Conv2d(512, 1000, kernel_size: 1), ReLU(inplace: true));
        RegisterComponents();
        Freeze();
    }

    public override int Channels => 512;

    public override int GridSize => 13;

    protected override string WeightFile => "squeezenet1_1.safetensors";

    protected override string Preprocessing => "torchvision mean and std";

    /// <summary><c>(x/255 - mean) / std</c> per channel, with ImageNet's mean and deviation.</summary>
    public override Tensor Normalize(Tensor pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        var mean = tensor(new[] { 0.485f, 0.456f, 0.406f }, device: pixels.device).view(1, 3, 1, 1);
        var std = tensor(new[] { 0.229f, 0.224f, 0.225f }, device: pixels.device).view(1, 3, 1, 1);
        return pixels.to(ScalarType.Float32).Over(255).sub(mean).div(std);
    }

    public override Tensor forward(Tensor images) => features.call(images); // [B, 512, 13, 13]

    /// <summary>Average over the grid after the classifier, which is a 1x1 convolution.</summary>
    public override Tensor Logits(Tensor images) => classifier.call(forward(images)).mean([2, 3]); // [B, 1000]

    private static MaxPool2d Pool() => MaxPool2d(kernel_size: 3, stride: 2, ceil_mode: true);
}
