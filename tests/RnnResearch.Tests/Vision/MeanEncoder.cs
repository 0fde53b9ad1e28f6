using RnnResearch.Torch;
using RnnResearch.Vision;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Vision;

/// <summary>A stand-in for a pretrained network: the mean colour of each quarter of the picture, times one weight.</summary>
internal sealed class MeanEncoder : PretrainedEncoder
{
    private readonly Parameter weight;

    public MeanEncoder(float scale)
        : base(nameof(MeanEncoder))
    {
        weight = new Parameter(tensor(new[] { scale }));
        RegisterComponents();
        Freeze();
    }

    /// <summary>Three, as the picture has them; a test of the disk claims more.</summary>
    public int ClaimedChannels { get; init; } = 3;

    public override int Channels => ClaimedChannels;

    public override int GridSize => 2;

    protected override string WeightFile => "";

    protected override string Preprocessing => "x/255";

    public override Tensor Normalize(Tensor pixels) => pixels.to(ScalarType.Float32).Over(255);

    public override Tensor forward(Tensor images) => nn.functional.avg_pool2d(images, images.shape[2] / 2) * weight;

    public override Tensor Logits(Tensor images) => forward(images).mean([2, 3]);
}
