using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace RnnResearch.Vision;

/// <summary>Convolution, batch norm and ReLU6, numbered 0, 1 as in torchvision.</summary>
internal sealed class ConvNormRelu6 : Module<Tensor, Tensor>
{
    [TorchSharp.Utils.ComponentName(Name = "0")]
    private readonly Conv2d convolution;

    [TorchSharp.Utils.ComponentName(Name = "1")]
    private readonly BatchNorm2d norm;

    private readonly bool padsAfter;

    /// <param name="padsAfter">Where stride 2 leaves one pixel of padding to place: after (TensorFlow) instead of on both sides.</param>
    public ConvNormRelu6(int input, int output, int kernel, int stride = 1, int groups = 1, bool padsAfter = false)
        : base(nameof(ConvNormRelu6))
    {
        this.padsAfter = padsAfter && stride == 2;
        convolution = Conv2d(input, output, kernel, stride, padding: this.padsAfter ? 0 : (kernel - 1) / 2, groups: groups, bias: false);
        norm = BatchNorm2d(output);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        if (!padsAfter)
            return functional.relu6(FrozenConvolution.Apply(convolution, norm, x), inplace: true);
        using var padded = functional.pad(x, (0L, 1L, 0L, 1L)); // left, right, top, bottom
        return functional.relu6(FrozenConvolution.Apply(convolution, norm, padded), inplace: true);
    }
}
