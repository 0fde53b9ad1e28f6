using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace RnnResearch.Vision;

/// <summary>
/// SqueezeNet's module: squeeze to few channels by 1x1, expand by 1x1 and 3x3 side by side (Iandola et al. 2016, figure 1).
/// </summary>
internal sealed class Fire : Module<Tensor, Tensor>
{
    // torchvision's tensor names
    private readonly Conv2d squeeze;
    private readonly Conv2d expand1x1;
    private readonly Conv2d expand3x3;

    public Fire(int input, int squeezed, int expanded)
        : base(nameof(Fire))
    {
        squeeze = Conv2d(input, squeezed, kernel_size: 1);
        expand1x1 = Conv2d(squeezed, expanded, kernel_size: 1);
        expand3x3 = Conv2d(squeezed, expanded, kernel_size: 3, padding: 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var s = functional.relu(squeeze.call(x), inplace: true);
        var narrow = functional.relu(expand1x1.call(s), inplace: true);
        var wide = functional.relu(expand3x3.call(s), inplace: true);
        return cat([narrow, wide], 1).MoveToOuterDisposeScope();
    }
}
