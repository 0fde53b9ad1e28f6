using RnnResearch.Recurrent;
using RnnResearch.Recurrent.Fused;
using TorchSharp.Modules;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// The lecture's first captioner (lecture 10, "Image Captioning"; Karpathy and Fei-Fei 2015, equations 13-15):
/// one vector v of the whole picture, the layer below the classifier, enters the recurrence.
/// <code>
/// v = mean over the grid of a
/// h = tanh(Wxh x + Whh h + Wih v)      Wih v at the first step, or at every one
/// y = Why h
/// </code>
/// With another cell than <c>rnn</c>, <c>Wih v</c> is added to the pre-activations of all its blocks.
/// </summary>
public sealed class PlainDecoder : SequenceDecoder
{
    private readonly Linear Wih;
    private readonly Linear Why;
    private readonly bool atEveryStep;

    /// <param name="config">sizes and switches</param>
    /// <param name="vocabularySize">V</param>
    /// <param name="annotationSize">D, length of v</param>
    public PlainDecoder(CaptionerConfig config, long vocabularySize, long annotationSize)
        : base(nameof(PlainDecoder), config, vocabularySize)
    {
        atEveryStep = config.Plain.ImageAt == ImageAt.Every;
        Wih = nn.Linear(annotationSize, cell.Blocks * config.Hidden, hasBias: false);
        Why = nn.Linear(config.Hidden, vocabularySize);
        RegisterComponents();
    }

    public override bool HasAttention => false;

    public override SourceContext ContextOf(Annotations annotations)
    {
        var v = annotations.Mean(); // [N, D]
        return new SourceContext(v, Wih.call(v));
    }

    public override CellState Start(SourceContext context) => cell.ZeroState(context.Annotations.size(0));

    protected override DecoderStep Advance(
        Tensor y, Tensor a, CellState state, SourceContext context, bool first, Tensor? chances) =>
        new(cell.Step(first || atEveryStep ? Sum(a, context.Projected) : a, state), null, null);

    private protected override TaughtSteps? Run(
        IFusedRecurrence fused, Tensor y, CellState state, SourceContext sources, PackedSequences sequences, Tensor? chances)
    {
        // The sequences' rows follow one another: those of the first step are the first of all.
        var (atFirst, later) = (sequences.Count, sequences.Words - sequences.Count);
        var seen = atEveryStep ? sequences.Rows : sequences.Rows.narrow(0, 0, atFirst);
        var entering = sources.Projected.index_select(0, sequences.Sources.index_select(0, seen));
        var a = cell.Project(y);
        a = atEveryStep ? Sum(a, entering) : cat([Sum(a.narrow(0, 0, atFirst), entering), a.narrow(0, atFirst, later)]);
        var x = new RecurrenceInput(a, Projected: true, RowsPerStep: sequences.RowsPerStep);
        return new TaughtSteps(RecurrenceFunction.Run(fused, x, state, WeightsOf(fused)).h);
    }

    protected override Tensor BeforeOutput(Tensor y, Tensor h, Tensor? z) => Dropout(h);

    protected override (Tensor weight, Tensor bias) Output => (Why.weight!, Why.bias!);
}
