using RnnResearch.Configuration;
using RnnResearch.Configuration.Rules;

namespace RnnResearch.Recurrent;

/// <summary>A stack of recurrent layers: the cell, the sizes, and what stands between the layers.</summary>
public record RecurrentConfig : ICrossChecked
{
    /// <summary>The recurrence.</summary>
    public CellKind Cell { get; init; } = CellKind.Lstm;

    /// <summary>H, length of the hidden state of each layer.</summary>
    [AtLeast(1)]
    public int Hidden { get; init; } = 128;

    /// <summary>Recurrent layers, each reading the one below.</summary>
    [Between(1, 1000)]
    public int Layers { get; init; } = 2;

    /// <summary>How each layer but the first is joined with its input.</summary>
    public LayerJoinKind Join { get; init; } = LayerJoinKind.Plain;

    /// <summary>Share of units dropped between layers and after the last while training (Zaremba et al. 2014).</summary>
    [Between(0, 1, ExclusiveMax = true)]
    public double Dropout { get; init; }

    /// <summary>
    /// Bias of the forget gate at the start; null leaves it as the initialisation made it. Not used by a cell without such a gate.
    /// </summary>
    public double? ForgetBias { get; init; }

    /// <summary>
    /// Whether the hidden state's product has a bias of its own beside the input's, as in PyTorch. The sources have one bias:
    /// false keeps this one at zero.
    /// </summary>
    public bool RecurrentBias { get; init; } = true;

    /// <summary>What computes a layer.</summary>
    public RecurrentKernel Kernel { get; init; } = RecurrentKernel.Auto;

    public virtual IEnumerable<ConfigProblem> Check()
    {
        if (Kernel == RecurrentKernel.BuiltIn && !BuiltInLayer.Has(Cell))
            yield return new("kernel", "built_in exists for rnn, relu_rnn, lstm and gru only; take auto, fused or unrolled");
        if (!RecurrentBias && Cell is (CellKind.Mut1 or CellKind.Mut2))
            yield return new("recurrent_bias",
                "one of the biases of mut1 and of mut2 stands on the hidden state's side alone; leave this at true");
    }
}
