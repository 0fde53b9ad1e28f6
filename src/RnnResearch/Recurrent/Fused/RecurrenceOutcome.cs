using RnnResearch.Recurrent.Fused.Attention;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>What a forward pass gives.</summary>
/// <param name="h">of all steps, [T, B, H], or [S, H] where not all sequences run to the end</param>
/// <param name="Last">the state after the last step; null where not all sequences run to it</param>
/// <param name="Read">what was attended to; null where nothing was</param>
/// <param name="Made">what the backward pass reads; the others may be parts of it</param>
internal sealed record RecurrenceOutcome(Tensor h, CellState? Last, AttentionRead? Read, RecurrenceTrace Made)
{
    /// <summary>All of them but what is made for the backward pass.</summary>
    public List<Tensor> Tensors
    {
        get
        {
            List<Tensor> all = [h];
            if (Last is not null) all.AddRange(Last.Tensors);
            if (Read is not null) all.AddRange(Read.Tensors);
            return all;
        }
    }
}
