using RnnResearch.Recurrent;
using RnnResearch.Recurrent.Fused;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// A recurrent network that writes about a source: a caption of a picture, the translation of a sentence. Annotations [N, L, D] come in
/// (the places of an encoder's grid, the words of a sentence), scores over V words come out. Derived classes say how the source enters.
/// </summary>
public abstract class SequenceDecoder : nn.Module<Annotations, PackedSequences, DecoderOutput>
{
    protected readonly Embedding embedding; // [V, E]
    protected readonly RecurrentCell cell;

    private readonly CellKind kind;
    private readonly RecurrentKernel kernel;
    private readonly double inputDropout;
    private readonly double dropout;

    protected SequenceDecoder(string name, DecoderConfig config, long vocabularySize) : base(name)
    {
        embedding = nn.Embedding(vocabularySize, config.Embedding);
        foreach (var weight in embedding.parameters()) weight.DetachFromDisposeScope(); // the package leaves it in the scope it is made in
        cell = RecurrentCells.Create(config.Cell, config.Embedding, config.Hidden);
        if (config.ForgetBias is { } bias) cell.SetForgetBias(bias);
        (kind, kernel, inputDropout, dropout) = (config.Cell, config.Kernel, config.InputDropout, config.Dropout);
        // Word vectors of N(0, 1), the default, drown the source in the first epochs: the sources draw from ±0.1.
        nn.init.uniform_(embedding.weight!, -0.1, 0.1);
    }

    /// <summary>Where its weights are, and so where its input has to be.</summary>
    public Device Device => embedding.weight!.device;

    /// <summary>Whether it says where it looks: <see cref="DecoderStep.Alpha"/> is there.</summary>
    public abstract bool HasAttention { get; }

    /// <summary>Everything that depends on the source alone.</summary>
    public abstract SourceContext ContextOf(Annotations annotations);

    /// <summary>The state before the first word.</summary>
    public abstract CellState Start(SourceContext context);

    /// <summary>
    /// One step from the word fed, y [B, E], and its projection a [B, G·H]; <paramref name="first"/> marks the one after
    /// <see cref="Start"/>, and by the <paramref name="chances"/> [B] hard attention chooses its places.
    /// </summary>
    protected abstract DecoderStep Advance(
        Tensor y, Tensor a, CellState state, SourceContext context, bool first, Tensor? chances);

    /// <summary>
    /// The chances of <paramref name="words"/> words, see <see cref="HardAttention"/>; null for a decoder that looks softly or not at all.
    /// </summary>
    /// <param name="words">how many</param>
    /// <param name="sources">N</param>
    /// <param name="taught">whose words they are, in training; null where nothing is drawn</param>
    protected virtual Tensor? Chances(long words, long sources, PackedSequences? taught) => null;

    /// <summary>The whole recurrence at once, by the fused kernel; null where there is none for it.</summary>
    /// <param name="fused">the cell's kernel</param>
    /// <param name="y">the words fed, [S, E]</param>
    /// <param name="state">before the first step, a row for each sequence</param>
    /// <param name="sources">a row for each source</param>
    /// <param name="sequences">what is written</param>
    /// <param name="chances">by which hard attention chooses, [S]</param>
    private protected virtual TaughtSteps? Run(
        IFusedRecurrence fused, Tensor y, CellState state, SourceContext sources, PackedSequences sequences, Tensor? chances) => null;

    /// <summary>The cell's weights as its kernel takes them, but those of the input.</summary>
    private protected Tensor[] WeightsOf(IFusedRecurrence fused) =>
        [.. fused.Plan.WeightNames(projected: true).Select(name => cell.get_parameter(name)!)];

    /// <summary>What the output layer reads, [S, O], of the words fed y [S, E], the states h [S, H] and what was read z [S, D].</summary>
    protected abstract Tensor BeforeOutput(Tensor y, Tensor h, Tensor? z);

    /// <summary>Weights [V, O] and biases [V] of the output layer.</summary>
    protected abstract (Tensor weight, Tensor bias) Output { get; }

    /// <summary>Teacher forcing: the true words go in, their successors are scored.</summary>
    public override DecoderOutput forward(Annotations annotations, PackedSequences sequences)
    {
        var (read, steps, _) = TeacherForced(annotations, sequences);
        return new DecoderOutput(Score(read), steps.Alpha);
    }

    /// <summary>
    /// The mean cross-entropy of the true words under teacher forcing, in nats per word; and where it looked,
    /// see <see cref="DecoderOutput"/>.
    /// </summary>
    public (Tensor crossEntropy, Tensor? alpha) Loss(Annotations annotations, PackedSequences sequences)
    {
        var (read, steps, _) = TeacherForced(annotations, sequences);
        var (weight, bias) = Output;
        return (FusedRecurrences.MayServe(kernel) && OutputLoss.Fits(read, weight)
            ? OutputLoss.Of(read, weight, bias, sequences.Targets)
            : nn.functional.cross_entropy(Score(read), sequences.Targets), steps.Alpha);
    }

    /// <summary>The same, word by word, for a decoder with hard attention.</summary>
    /// <param name="annotations">of the sources</param>
    /// <param name="sequences">what is written</param>
    /// <param name="given">the chances, [S]; null for the decoder's own, which it draws in training</param>
    /// <exception cref="InvalidOperationException">Its attention is soft, or it has none.</exception>
    public HardLoss LossOfEach(Annotations annotations, PackedSequences sequences, Tensor? given = null)
    {
        var (read, steps, chances) = TeacherForced(annotations, sequences, given);
        if (chances is null || steps.Weights is null) throw new InvalidOperationException("this decoder has no hard attention");
        var nats = nn.functional.cross_entropy(Score(read), sequences.Targets, reduction: nn.Reduction.None);
        return new HardLoss(nats, steps.Alpha!, HardAttention.Drawn(steps.Weights, chances));
    }

    /// <summary>One word of a sequence being written: its ids int64 [B], and the scores [B, V] of what may follow.</summary>
    public (Tensor Logits, DecoderStep Step) Next(Tensor words, CellState state, SourceContext context, bool first)
    {
        var y = embedding.call(words);
        var step = Advance(y, cell.Project(y), state, context, first, Chances(words.size(0), context.Annotations.size(0), taught: null));
        return (Score(BeforeOutput(y, step.State.h, step.z)), step);
    }

    private Tensor Score(Tensor read)
    {
        var (weight, bias) = Output;
        return nn.functional.linear(read, weight, bias);
    }

    /// <summary>Dropout as it stands before the output layer.</summary>
    protected Tensor Dropout(Tensor x) => nn.functional.dropout(x, dropout, training);

    private Tensor InputDropout(Tensor x) => nn.functional.dropout(x, inputDropout, training);

    // Products over all words are taken at once.
    private (Tensor read, TaughtSteps steps, Tensor? chances) TeacherForced(
        Annotations annotations, PackedSequences sequences, Tensor? chances = null)
    {
        var sources = ContextOf(annotations with { a = InputDropout(annotations.a) });
        var state = Start(sources).Select(sequences.Sources);
        var y = InputDropout(embedding.call(sequences.Inputs)); // [S, E]
        chances ??= Chances(sequences.Words, annotations.Count, training ? sequences : null);
        var fused = FusedRecurrences.For(kernel, kind, y, embedding.weight!);
        var steps = (fused is null ? null : Run(fused, y, state, sources, sequences, chances))
            ?? Walk(y, state, sources.Select(sequences.Sources), sequences, chances);
        return (BeforeOutput(y, steps.h, steps.z), steps, chances);
    }

    private TaughtSteps Walk(Tensor y, CellState state, SourceContext context, PackedSequences sequences, Tensor? chances)
    {
        long[] sizes = [.. sequences.RowsPerStep];
        var (words, projected) = (y.split(sizes), cell.Project(y).split(sizes)); // T x [rows, E], T x [rows, G·H]
        var chance = chances?.split(sizes);
        var steps = new DecoderStep[sizes.Length];
        for (var t = 0; t < steps.Length; t++)
        {
            context = context.First(sizes[t]);
            steps[t] = Advance(words[t], projected[t], state.First(sizes[t]), context, first: t == 0, chance?[t]);
            state = steps[t].State;
        }
        return TaughtSteps.Of(steps);
    }
}
