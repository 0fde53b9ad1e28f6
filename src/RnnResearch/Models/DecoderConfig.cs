using RnnResearch.Configuration;
using RnnResearch.Configuration.Rules;
using RnnResearch.Recurrent;

namespace RnnResearch.Models;

/// <summary>A decoder: its recurrence, its sizes, and how it looks at its source.</summary>
public abstract record DecoderConfig : ICrossChecked
{
    /// <summary>The decoder's recurrence.</summary>
    public CellKind Cell { get; init; } = CellKind.Lstm;

    /// <summary>What computes the decoder under teacher forcing.</summary>
    public RecurrentKernel Kernel { get; init; } = RecurrentKernel.Auto;

    /// <summary>
    /// Bias of the forget gate at the start; null leaves it random like the other biases. Not used by a cell without such a gate.
    /// </summary>
    public double? ForgetBias { get; init; }

    /// <summary>E, length of a word vector.</summary>
    [AtLeast(1)]
    public int Embedding { get; init; } = 256;

    /// <summary>H, length of the hidden state.</summary>
    [AtLeast(1)]
    public int Hidden { get; init; } = 512;

    /// <summary>Share of the elements of annotations and word vectors dropped while training.</summary>
    [Between(0, 1, ExclusiveMax = true)]
    public double InputDropout { get; init; }

    /// <summary>Share of units dropped before the output layer while training.</summary>
    [Between(0, 1, ExclusiveMax = true)]
    public double Dropout { get; init; } = 0.5;

    /// <summary>
    /// Whether the output layer's weights are the word vectors (Press and Wolf 2017), for a decoder that looks, with
    /// <c>attention.deep_output</c>.
    /// </summary>
    public bool Tied { get; init; }

    /// <summary>Parts of a decoder that looks.</summary>
    public AttentionConfig Attention { get; init; } = new();

    /// <summary>Whether it looks at places of its source.</summary>
    protected abstract bool Looks { get; }

    public virtual IEnumerable<ConfigProblem> Check()
    {
        if (Kernel == RecurrentKernel.BuiltIn)
            yield return new("kernel", "no module of the package is a decoder; take auto, fused or unrolled");
        if (Attention.Hard is not null && HardProblem() is { } problem) yield return new("attention.hard", problem);
        if (!Looks) yield break;
        var (parts, before) = (Attention, Attention.Look == Look.Before);
        if (Kernel == RecurrentKernel.Fused && before && parts.Alignment != AlignmentKind.Mlp)
        {
            var alignment = SnakeCase.Of(parts.Alignment.ToString());
            yield return new("kernel", $"fused computes attention with alignment mlp; for {alignment} take auto or unrolled");
        }
        if (Tied && !parts.DeepOutput)
            yield return new(
                "tied", "the output layer reads the hidden state without attention.deep_output; set that to true, or this to false");
        if (!before && parts.SeeWord)
            yield return new("attention.see_word", "expected false with look: after, which has read the word when it looks");
        if (!before && parts.BetaGate != BetaGate.Off)
            yield return new("attention.beta_gate", "expected off with look: after, which has no gate");
    }

    /// <summary>Why it cannot look hard; null where it can.</summary>
    protected virtual string? HardProblem()
    {
        if (!Looks) return "expected null, for this decoder looks at no places; with kind: attention it does";
        if (Attention.Look == Look.After) return "expected null with look: after; to read one place take look: before";
        return Attention.Alignment == AlignmentKind.Uniform
            ? "expected null with alignment: uniform, which chooses no place; to learn where to look take mlp"
            : null;
    }
}
