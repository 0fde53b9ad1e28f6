using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>Every place scores the same, so that attention is the mean annotation: <c>e_i = 0</c>.</summary>
public sealed class UniformAlignment() : Alignment(nameof(UniformAlignment))
{
    public override Tensor Keys(Tensor annotations) => annotations;

    public override Tensor forward(Tensor keys, Tensor q) =>
        zeros(keys.size(0), q.size(1), keys.size(1), dtype: q.dtype, device: q.device);
}
