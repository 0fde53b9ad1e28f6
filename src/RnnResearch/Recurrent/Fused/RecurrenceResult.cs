using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>What a forward pass leaves, each unit block made up to whole vectors.</summary>
/// <param name="Before">h before the first step, [B, Block]</param>
/// <param name="MemoryBefore">c before the first step, or null</param>
/// <param name="Hidden">h, [T, B, Block]</param>
/// <param name="Memory">c, of the last step of each run only, [Runs, B, Block], or null: backward finds the others again, see <see cref="IFusedCell{T}.Recall"/></param>
/// <param name="Storage">what the cell keeps, [T, B, Storage·Block]</param>
internal sealed record RecurrenceResult(Tensor Before, Tensor? MemoryBefore, Tensor Hidden, Tensor? Memory, Tensor Storage)
{
    /// <summary>All of them, as <see cref="From"/> takes them.</summary>
    public IReadOnlyList<Tensor> Tensors => Memory is null ? [Before, Hidden, Storage] : [Before, Hidden, Storage, MemoryBefore!, Memory];

    public static RecurrenceResult From(IReadOnlyList<Tensor> tensors) =>
        tensors.Count > 3 ? new(tensors[0], tensors[3], tensors[1], tensors[4], tensors[2]) : new(tensors[0], null, tensors[1], null, tensors[2]);
}
