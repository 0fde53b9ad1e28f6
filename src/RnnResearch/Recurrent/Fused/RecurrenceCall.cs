using RnnResearch.Recurrent.Fused.Attention;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>What a fused recurrence in autograd's graph has beside tensors.</summary>
/// <param name="Recurrence">runs it</param>
/// <param name="Projected">whether the input comes projected</param>
/// <param name="HasValues">whether it has vectors, or a table of them</param>
/// <param name="HasTokens">whether it has tokens</param>
/// <param name="Attends">whether it has something to attend to</param>
/// <param name="Chooses">whether by hard attention</param>
/// <param name="RowsPerStep">where not all sequences run to the end, how many do at each step</param>
/// <param name="HasMemory">whether the state has a c</param>
/// <param name="Wanted">which gradients are</param>
internal sealed record RecurrenceCall(
    IFusedRecurrence Recurrence,
    bool Projected,
    bool HasValues,
    bool HasTokens,
    bool Attends,
    bool Chooses,
    IReadOnlyList<long>? RowsPerStep,
    bool HasMemory,
    WantedGradients Wanted)
{
    /// <summary>What forward hands to the graph and to nobody else.</summary>
    public List<Tensor> Kept { get; } = [];

    /// <summary>Whether there is a state after the last step.</summary>
    public bool HasLast => RowsPerStep is null;

    /// <summary>How many tensors the input is.</summary>
    public int Inputs => Own + (Attends ? AttentionParts.Count : 0);

    /// <summary>How many the state is.</summary>
    public int States => HasMemory ? 2 : 1;

    // Those of the input but what is attended to.
    private int Own => (HasValues ? 1 : 0) + (HasTokens ? 1 : 0);

    public static RecurrenceCall For(IFusedRecurrence recurrence, RecurrenceInput x, CellState state, IReadOnlyList<Tensor> weights)
    {
        var wanted = new bool[weights.Count];
        for (var i = 0; i < wanted.Length; i++) wanted[i] = weights[i].requires_grad;
        return new(
            recurrence, x.Projected, x.Values is not null, x.Tokens is not null, x.Attended is not null, x.Attended?.Chances.numel() > 0,
            x.RowsPerStep, state.c is not null,
            new WantedGradients(x.Values is { requires_grad: true }, state.h.requires_grad, state.c is { requires_grad: true }, wanted));
    }

    /// <summary>The input from tensors that begin with it.</summary>
    public RecurrenceInput Input(IReadOnlyList<Tensor> tensors)
    {
        var (values, tokens) = (HasValues ? tensors[0] : null, HasTokens ? tensors[Own - 1] : null);
        return new(values, Projected, tokens, RowsPerStep)
        {
            Attended = Attends ? AttentionParts.From([.. tensors.Skip(Own)]) : null,
        };
    }

    /// <summary>The state from tensors where it follows the input.</summary>
    public CellState State(IReadOnlyList<Tensor> tensors) => new(tensors[Inputs], HasMemory ? tensors[Inputs + 1] : null);
}
