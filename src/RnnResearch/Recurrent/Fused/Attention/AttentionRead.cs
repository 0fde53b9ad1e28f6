using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused.Attention;

/// <summary>What a recurrence with attention gives besides its states.</summary>
/// <param name="z">the gated contexts, [S, D]</param>
/// <param name="Alpha">where it looked, [S, L]</param>
/// <param name="Weights">what each place contributed, [S, L], by hard attention, without a gradient; null where that is alpha</param>
internal sealed record AttentionRead(Tensor z, Tensor Alpha, Tensor? Weights)
{
    /// <summary>All of them, those with a gradient last.</summary>
    public IReadOnlyList<Tensor> Tensors => Weights is null ? [z, Alpha] : [Weights, z, Alpha];

    /// <param name="outputs">what ends with <see cref="Tensors"/></param>
    /// <param name="chooses">whether weights are among them</param>
    public static AttentionRead From(IReadOnlyList<Tensor> outputs, bool chooses) =>
        new(outputs[^2], outputs[^1], chooses ? outputs[^3] : null);
}
