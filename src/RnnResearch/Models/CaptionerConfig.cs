using RnnResearch.Configuration;
using RnnResearch.Configuration.Rules;
using RnnResearch.Recurrent;
using RnnResearch.Vision;

namespace RnnResearch.Models;

/// <summary>A captioner: encoder, decoder and their sizes.</summary>
public sealed record CaptionerConfig : ICrossChecked
{
    /// <summary>Which captioner of the lecture.</summary>
    public CaptionerKind Kind { get; init; } = CaptionerKind.Attention;

    /// <summary>The convolutional encoder.</summary>
    public EncoderConfig Encoder { get; init; } = new();

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
    /// Weight mu of the word detector, an auxiliary loss that teaches an encoder trained from scratch what words look like;
    /// 0 leaves it out.
    /// </summary>
    [AtLeast(0)]
    public double WordDetector { get; init; }

    /// <summary>Parts of the attention captioner; not used by <c>kind: plain</c>.</summary>
    public AttentionConfig Attention { get; init; } = new();

    /// <summary>Parts of the plain captioner; not used by <c>kind: attention</c>.</summary>
    public PlainConfig Plain { get; init; } = new();

    public IEnumerable<ConfigProblem> Check()
    {
        if (Kernel == RecurrentKernel.BuiltIn)
            yield return new("kernel", "no module of the package is a decoder; take auto, fused or unrolled");
        if (Kernel == RecurrentKernel.Fused && Kind == CaptionerKind.Attention && Attention.Alignment != AlignmentKind.Mlp)
        {
            var alignment = Attention.Alignment.ToString().ToLowerInvariant();
            yield return new("kernel", $"fused computes attention with alignment mlp; for {alignment} take auto or unrolled");
        }
    }
}
