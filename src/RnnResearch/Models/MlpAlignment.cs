using TorchSharp.Modules;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// The paper's alignment network (Xu et al. 2015, section 3.1.2; Bahdanau et al. 2014, appendix A.1.2):
/// <code>
/// e_i = v · tanh(Wa a_i + b + q)
/// </code>
/// </summary>
public sealed class MlpAlignment : Alignment
{
    private readonly Linear Wa;
    private readonly Linear v;

    public MlpAlignment(long annotationSize, long size) : base(nameof(MlpAlignment))
    {
        Wa = nn.Linear(annotationSize, size);
        v = nn.Linear(size, 1, hasBias: false);
        RegisterComponents();
    }

    public override Tensor Keys(Tensor annotations) => Wa.call(annotations); // [B, L, A]

    /// <summary>v, [1, A].</summary>
    internal Parameter Scores => v.weight!;

    public override Tensor forward(Tensor keys, Tensor q) =>
        v.call(Sum(keys.unsqueeze(1), q.unsqueeze(2)).tanh_()).squeeze(3); // of [B, T, L, A]
}
