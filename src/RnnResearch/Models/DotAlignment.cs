using TorchSharp.Modules;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// Scaled dot-product alignment (Luong et al. 2015, "general"; Vaswani et al. 2017, equation 1):
/// <code>
/// e_i = (Wa a_i) · q / √A
/// </code>
/// </summary>
public sealed class DotAlignment : Alignment
{
    private readonly Linear Wa;
    private readonly double scale;

    public DotAlignment(long annotationSize, long size) : base(nameof(DotAlignment))
    {
        Wa = nn.Linear(annotationSize, size, hasBias: false);
        scale = 1 / Math.Sqrt(size);
        RegisterComponents();
    }

    public override Tensor Keys(Tensor annotations) => Wa.call(annotations); // [B, L, A]

    public override Tensor forward(Tensor keys, Tensor q) => q.Times(scale).bmm(keys.transpose(1, 2)); // [B, T, L]
}
