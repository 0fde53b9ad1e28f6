using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>What a fused recurrence in autograd's graph has beside tensors.</summary>
/// <param name="Recurrence">runs it</param>
/// <param name="Projected">whether the input comes projected</param>
/// <param name="HasValues">whether it has vectors, or a table of them</param>
/// <param name="HasTokens">whether it has tokens</param>
/// <param name="HasMemory">whether the state has a c</param>
/// <param name="Wanted">which gradients are</param>
internal sealed record RecurrenceCall(IFusedRecurrence Recurrence, bool Projected, bool HasValues, bool HasTokens, bool HasMemory, WantedGradients Wanted)
{
    /// <summary>What forward hands to the graph and to nobody else.</summary>
    public List<Tensor> Kept { get; } = [];

    /// <summary>How many tensors the input is.</summary>
    public int Inputs => (HasValues ? 1 : 0) + (HasTokens ? 1 : 0);

    /// <summary>How many the state is.</summary>
    public int States => HasMemory ? 2 : 1;

    /// <summary>The input from tensors that begin with it.</summary>
    public RecurrenceInput Input(IReadOnlyList<Tensor> tensors) => new(HasValues ? tensors[0] : null, Projected, HasTokens ? tensors[Inputs - 1] : null);

    /// <summary>The state from tensors where it follows the input.</summary>
    public CellState State(IReadOnlyList<Tensor> tensors) => new(tensors[Inputs], HasMemory ? tensors[Inputs + 1] : null);
}
