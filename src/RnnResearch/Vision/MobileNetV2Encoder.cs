using TorchSharp.Modules;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace RnnResearch.Vision;

/// <summary>
/// MobileNetV2 (Sandler et al. 2018), width 1: 1,280 annotation channels on a 7x7 grid, stride 32. The weights are TensorFlow's,
/// under torchvision's names.
/// </summary>
public sealed class MobileNetV2Encoder : PretrainedEncoder
{
    /// <summary>Expansion, output channels, repeats and first stride of each group of blocks (table 2 of the paper).</summary>
    private static readonly (int Expansion, int Output, int Repeats, int Stride)[] Groups =
        [(1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)];

    private readonly Sequential features;
    private readonly Sequential classifier;
    private readonly bool padsAfter;

    /// <param name="padsAfter">TensorFlow's padding, which the weights were trained with: stride-2 layers pad to the right and below
    /// only. False pads both sides, as torchvision.</param>
    public MobileNetV2Encoder(bool padsAfter = true)
        : base(nameof(MobileNetV2Encoder))
    {
        this.padsAfter = padsAfter;
        features = Sequential(Layers(padsAfter));
        classifier = Sequential(Dropout(0.2), Linear(Channels, 1000));
        RegisterComponents();
        Freeze();
    }

    public override int Channels => 1280;

    public override int GridSize => 7;

    protected override string WeightFile => "mobilenet_v2.safetensors";

    protected override string Preprocessing => padsAfter ? "x/127.5-1, stride 2 pads after" : "x/127.5-1, pads both sides";

    /// <summary><c>x/127.5 - 1</c>, so -1 to 1.</summary>
    public override Tensor Normalize(Tensor pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        return pixels.to(ScalarType.Float32).Over(127.5).Plus(-1);
    }

    public override Tensor forward(Tensor images) => features.call(images); // [B, 1280, 7, 7]

    public override Tensor Logits(Tensor images) => classifier.call(forward(images).mean([2, 3])); // [B, 1000]

    private static List<Module<Tensor, Tensor>> Layers(bool padsAfter)
    {
        var layers = new List<Module<Tensor, Tensor>> { new ConvNormRelu6(3, 32, kernel: 3, stride: 2, padsAfter: padsAfter) };
        var input = 32;
        foreach (var (expansion, output, repeats, stride) in Groups)
            for (var i = 0; i < repeats; i++, input = output)
                layers.Add(new InvertedResidual(input, output, i == 0 ? stride : 1, expansion, padsAfter));
        layers.Add(new ConvNormRelu6(input, 1280, kernel: 1));
        return layers;
    }
}
