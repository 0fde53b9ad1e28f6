using TorchSharp.Modules;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace RnnResearch.Vision;

/// <summary>
/// MobileNetV2's block: expand by 1x1, filter each channel by itself 3x3, project back by 1x1 without a nonlinearity; the input is
/// added when the shapes allow (Sandler et al. 2018, figure 3 and table 1).
/// </summary>
internal sealed class InvertedResidual : Module<Tensor, Tensor>
{
    private readonly Sequential conv; // torchvision's name: expansion (where there is one), depthwise, projection, norm
    private readonly bool expands;
    private readonly bool isResidual;

    public InvertedResidual(int input, int output, int stride, int expansion, bool padsAfter)
        : base(nameof(InvertedResidual))
    {
        var wide = input * expansion;
        expands = expansion > 1;
        var depthwise = new ConvNormRelu6(wide, wide, kernel: 3, stride, groups: wide, padsAfter);
        var projection = Conv2d(wide, output, kernel_size: 1, bias: false);
        conv = expands
            ? Sequential(new ConvNormRelu6(input, wide, kernel: 1), depthwise, projection, BatchNorm2d(output))
            : Sequential(depthwise, projection, BatchNorm2d(output));
        isResidual = stride == 1 && input == output;
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var wide = expands ? ((ConvNormRelu6)conv[0]).call(x) : x;
        var filtered = ((ConvNormRelu6)conv[expands ? 1 : 0]).call(wide);
        if (expands)
            wide.Dispose(); // the largest tensor of the block: freed before the next one is made
        var narrow = FrozenConvolution.Apply((Conv2d)conv[conv.Count - 2], (BatchNorm2d)conv[conv.Count - 1], filtered);
        return (isResidual ? narrow.Add_(x) : narrow).MoveToOuterDisposeScope();
    }
}
