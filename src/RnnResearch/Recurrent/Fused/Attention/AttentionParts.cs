using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused.Attention;

/// <summary>What a recurrence attends to, and with which weights; or their gradients. What is not there is an empty tensor.</summary>
/// <param name="Annotations">a [N, L, D]</param>
/// <param name="Keys">U [N, L, A], the alignment's share of them</param>
/// <param name="Lengths">how many places each source has, int64 [N], or empty where all have L</param>
/// <param name="Sources">which source each sequence is about, int64 [R]</param>
/// <param name="v">[1, A]</param>
/// <param name="Wh">of the query, [A, H]</param>
/// <param name="GateWeight">of the context's gate, [1, H] or [D, H], or empty</param>
/// <param name="GateBias">[1] or [D], or empty</param>
/// <param name="Wz">through which the context enters the cell, [G·H, D]</param>
/// <param name="Words">what the query sees of the words, [S, A], or empty</param>
/// <param name="Chances">by which hard attention chooses, [S], or empty, without a gradient: <see cref="Models.HardAttention"/></param>
internal sealed record AttentionParts(
    Tensor Annotations,
    Tensor Keys,
    Tensor Lengths,
    Tensor Sources,
    Tensor v,
    Tensor Wh,
    Tensor GateWeight,
    Tensor GateBias,
    Tensor Wz,
    Tensor Words,
    Tensor Chances)
{
    /// <summary>How many tensors that are.</summary>
    public const int Count = 11;

    /// <summary>All of them, as <see cref="From"/> takes them.</summary>
    public IReadOnlyList<Tensor> Tensors => [Annotations, Keys, Lengths, Sources, v, Wh, GateWeight, GateBias, Wz, Words, Chances];

    public static AttentionParts From(IReadOnlyList<Tensor> tensors) => new(
        tensors[0], tensors[1], tensors[2], tensors[3], tensors[4], tensors[5],
        tensors[6], tensors[7], tensors[8], tensors[9], tensors[10]);

    /// <summary>Zeros of the same shapes, for the gradients.</summary>
    public AttentionParts Zeros() => From([.. Tensors.Select(part => zeros_like(part))]);
}
