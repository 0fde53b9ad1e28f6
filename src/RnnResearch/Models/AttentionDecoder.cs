using RnnResearch.Recurrent;
using RnnResearch.Recurrent.Fused;
using RnnResearch.Recurrent.Fused.Attention;
using TorchSharp.Modules;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// The decoder of Show, Attend and Tell (Xu et al. 2015, section 3.1; lecture 10, "Image Captioning with
/// Attention"). Per word, with annotations a_i and the word before, y:
/// <code>
/// h0, c0 = tanh(W mean(a) + b)                       "mean_state"
/// alpha, z = attend(a, Wh h)                         <see cref="SoftAttention"/>; with "see_word" attend(a, Wh h + Wy E y)
/// z = sigmoid(f_beta(h)) z                           "beta_gate" (section 4.2.1): scalar; or vector, element by element
/// h = cell(Wxh E y + Wzh z, h)
/// p(word) = softmax(Lo tanh(E y + Lh h + Lz z))      "deep_output" (equation 7 and the code's tanh); else softmax(Lo h)
/// </code>
/// With "hard" z is the annotation of one place, drawn in training and the likeliest afterwards: <see cref="HardAttention"/>.
/// So does the decoder of Bahdanau, Cho and Bengio 2015 (appendix A.2) write, of the words of a sentence. With "look: after" it looks
/// when it has read the word (Luong, Pham and Manning 2015, section 3, without the feeding of inputs), and the recurrence needs not wait:
/// <code>
/// h = cell(Wxh E y, h)          alpha, z = attend(a, Wh h)
/// p(word) = softmax(Lo tanh(Lh h + Lz z))            (equations 5 and 6)
/// </code>
/// </summary>
public sealed class AttentionDecoder : SequenceDecoder
{
    private readonly HardAttentionConfig? hard; // null where it looks softly
    private readonly Linear? narrowing;
    private readonly SoftAttention attention;
    private readonly Linear? Wy;
    private readonly Linear? f_h0;
    private readonly Linear? f_c0;
    private readonly Linear? f_beta;
    private readonly Linear? Wzh;   // null where it looks after the step
    private readonly Linear? Lh;
    private readonly Linear? Lz;
    private readonly Linear? Lo;    // null where the word vectors stand in for it
    private readonly Parameter? bias_o;

    /// <param name="config">sizes and switches</param>
    /// <param name="vocabularySize">V</param>
    /// <param name="annotationSize">D, length of an annotation</param>
    public AttentionDecoder(DecoderConfig config, long vocabularySize, long annotationSize)
        : base(nameof(AttentionDecoder), config, vocabularySize)
    {
        var (parts, H, E) = (config.Attention, config.Hidden, config.Embedding);
        var D = parts.AnnotationSize > 0 ? parts.AnnotationSize : annotationSize;
        hard = parts.Hard;
        narrowing = parts.AnnotationSize > 0 ? nn.Linear(annotationSize, D) : null;
        attention = new SoftAttention(parts.Alignment, D, H, parts.Size);
        Wy = parts.SeeWord ? nn.Linear(E, attention.QuerySize, hasBias: false) : null;
        f_h0 = parts.MeanState ? nn.Linear(D, H) : null;
        f_c0 = parts.MeanState && cell.MemoryBlocks > 0 ? nn.Linear(D, H) : null;
        f_beta = parts.BetaGate == BetaGate.Off ? null : nn.Linear(H, parts.BetaGate == BetaGate.Scalar ? 1 : D);
        Wzh = parts.Look == Look.Before ? nn.Linear(D, cell.Blocks * H, hasBias: false) : null;
        Lh = parts.DeepOutput ? nn.Linear(H, E) : null;
        Lz = parts.DeepOutput ? nn.Linear(D, E, hasBias: false) : null;
        Lo = config.Tied ? null : nn.Linear(parts.DeepOutput ? E : H, vocabularySize);
        bias_o = config.Tied ? nn.Parameter(zeros(vocabularySize)) : null;
        RegisterComponents();
        bias_o?.DetachFromDisposeScope(); // made in a scope, it would end with it
    }

    public override bool HasAttention => true;

    public override SourceContext ContextOf(Annotations annotations) =>
        attention.ContextOf(narrowing is null ? annotations : annotations with { a = narrowing.call(annotations.a) }); // [N, L, D]

    public override CellState Start(SourceContext context)
    {
        if (f_h0 is null) return cell.ZeroState(context.Annotations.size(0));
        var mean = context.Source.Mean(); // [N, D]
        var h = f_h0.call(mean).tanh();
        if (f_c0 is null) return new CellState(h);
        var rest = cell.ZeroState(h.size(0)).c!; // what a cell keeps beside c, its first block, is no function of the source
        return new CellState(h, cat([f_c0.call(mean).tanh(), rest.narrow(1, h.size(1), rest.size(1) - h.size(1))], 1));
    }

    protected override Tensor? Chances(long words, long sources, PackedSequences? taught)
    {
        if (hard is null) return null;
        if (taught is not null) return HardAttention.Draw(taught, sources, hard.SoftShare, embedding.weight!.dtype);
        var chance = hard.Reads == HardReading.Expected ? HardAttention.Softly : HardAttention.Likeliest;
        return HardAttention.Same(chance, words, embedding.weight!);
    }

    protected override DecoderStep Advance(
        Tensor y, Tensor a, CellState state, SourceContext context, bool first, Tensor? chances)
    {
        if (Wzh is null)
        {
            state = cell.Step(a, state);
            var (read, looked) = attention.call(context, attention.Query(state.h));
            return new DecoderStep(state, read, looked);
        }
        var q = attention.Query(state.h);
        if (Wy is not null) q = Sum(q, Wy.call(y));
        var (z, alpha, weights) = attention.Read(context, q, chances);
        if (f_beta is not null) z = f_beta.call(state.h).sigmoid() * z;
        return new DecoderStep(cell.Step(Sum(a, Wzh.call(z)), state), z, alpha, weights);
    }

    private protected override TaughtSteps? Run(
        IFusedRecurrence fused, Tensor y, CellState state, SourceContext sources, PackedSequences sequences, Tensor? chances)
    {
        if (Wzh is null) return RunAndLook(fused, y, state, sources, sequences);
        if (attention.IsUniform && f_beta is null) return RunOverMean(fused, y, state, sources, sequences);
        if (attention.Scores is not { } v) return null;
        var none = y.new_empty(0);
        var (gateWeight, gateBias) = (f_beta?.weight ?? none, f_beta?.bias ?? none);
        var words = Wy is null ? none : Wy.call(y);
        var parts = new AttentionParts(
            sources.Annotations, sources.Projected, sources.Lengths ?? none, sequences.Sources, v,
            attention.QueryWeight, gateWeight, gateBias, Wzh.weight!, words, chances ?? none);
        var x = new RecurrenceInput(cell.Project(y), Projected: true, RowsPerStep: sequences.RowsPerStep) { Attended = parts };
        var (h, _, read) = RecurrenceFunction.Run(fused, x, state, WeightsOf(fused));
        return new TaughtSteps(h, read!.z, read.Alpha, read.Weights);
    }

    // What is seen is the same at every step.
    private TaughtSteps RunOverMean(
        IFusedRecurrence fused, Tensor y, CellState state, SourceContext sources, PackedSequences sequences)
    {
        var (z, alpha) = attention.call(sources, y.new_empty(sources.Annotations.size(0), attention.QuerySize)); // [N, D], [N, L]
        var seen = sequences.Sources.index_select(0, sequences.Rows);                                            // [S]
        var a = Sum(cell.Project(y), Wzh!.call(z).index_select(0, seen));
        var x = new RecurrenceInput(a, Projected: true, RowsPerStep: sequences.RowsPerStep);
        var h = RecurrenceFunction.Run(fused, x, state, WeightsOf(fused)).h;
        return new TaughtSteps(h, z.index_select(0, seen), alpha.index_select(0, seen));
    }

    // All states first, then from all of them at once.
    private TaughtSteps RunAndLook(
        IFusedRecurrence fused, Tensor y, CellState state, SourceContext sources, PackedSequences sequences)
    {
        var x = new RecurrenceInput(cell.Project(y), Projected: true, RowsPerStep: sequences.RowsPerStep);
        var h = RecurrenceFunction.Run(fused, x, state, WeightsOf(fused)).h;                             // [S, H]
        var queries = sequences.Unpack(attention.Query(h));                                              // [B, T, A]
        var (z, alpha) = attention.OfEach(sources.Select(sequences.Sources), queries);
        return new TaughtSteps(h, sequences.Pack(z), sequences.Pack(alpha));
    }

    protected override Tensor BeforeOutput(Tensor y, Tensor h, Tensor? z)
    {
        if (Lh is null || Lz is null) return Dropout(h);
        return Dropout((Wzh is null ? Sum(Lh.call(h), Lz.call(z!)) : Sum(y, Lh.call(h), Lz.call(z!))).tanh());
    }

    protected override (Tensor weight, Tensor bias) Output => Lo is null ? (embedding.weight!, bias_o!) : (Lo.weight!, Lo.bias!);
}
