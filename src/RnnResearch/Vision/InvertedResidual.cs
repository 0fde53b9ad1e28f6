using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace RnnResearch.Vision;

/// <summary>
/// MobileNetV2's block: expand by 1x1, filter each channel by itself 3x3, project back by 1x1 without a nonlinearity; the input is
/// added when the shapes allow (Sandler et al. 2018, figure 3 and table 1).
/// </summary>
internal sealed class InvertedResidual : Module<Tensor, Tensor>
{
    private readonly Sequential conv;
    private readonly bool isResidual;

    public InvertedResidual(int input, int output, int stride, int expansion, bool padsAfter)
        : base(nameof(InvertedResidual))
    {
        var wide = input * expansion;
        var depthwise = new ConvNormRelu6(wide, wide, kernel: 3, stride, groups: wide, padsAfter);
        var project = Conv2d(wide, output, kernel_size: 1, bias: false);
        conv = expansion == 1
            ? Sequential(depthwise, project, BatchNorm2d(output))
            : Sequential(new ConvNormRelu6(input, wide, kernel: 1), depthwise, project, BatchNorm2d(output));
        isResidual = stride == 1 && input == output;
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => isResidual ? x + conv.call(x) : conv.call(x);
}
