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
    /// <see cref="Start"/>.
    /// </summary>
    protected abstract DecoderStep Advance(Tensor y, Tensor a, CellState state, SourceContext context, bool first);

    /// <summary>The whole recurrence at once, by the fused kernel; null where there is none for it.</summary>
    /// <param name="fused">the cell's kernel</param>
    /// <param name="y">the words fed, [S, E]</param>
    /// <param name="state">before the first step, a row for each sequence</param>
    /// <param name="sources">a row for each source</param>
    /// <param name="sequences">what is written</param>
    private protected virtual (Tensor h, Tensor? z, Tensor? alpha)? Run(
        IFusedRecurrence fused, Tensor y, CellState state, SourceContext sources, PackedSequences sequences) => null;

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
        var (read, alpha) = TeacherForced(annotations, sequences);
        return new DecoderOutput(Score(read), alpha);
    }

    /// <summary>
    /// The mean cross-entropy of the true words under teacher forcing, in nats per word; and where it looked,
    /// see <see cref="DecoderOutput"/>.
    /// </summary>
    public (Tensor crossEntropy, Tensor? alpha) Loss(Annotations annotations, PackedSequences sequences)
    {
        var (read, alpha) = TeacherForced(annotations, sequences);
        var (weight, bias) = Output;
        return (FusedRecurrences.MayServe(kernel) && OutputLoss.Fits(read, weight)
            ? OutputLoss.Of(read, weight, bias, sequences.Targets)
            : nn.functional.cross_entropy(Score(read), sequences.Targets), alpha);
    }

    /// <summary>One word of a sequence being written: its ids int64 [B], and the scores [B, V] of what may follow.</summary>
    public (Tensor Logits, DecoderStep Step) Next(Tensor words, CellState state, SourceContext context, bool first)
    {
        var y = embedding.call(words);
        var step = Advance(y, cell.Project(y), state, context, first);
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
    private (Tensor read, Tensor? alpha) TeacherForced(Annotations annotations, PackedSequences sequences)
    {
        var sources = ContextOf(annotations with { a = InputDropout(annotations.a) });
        var state = Start(sources).Select(sequences.Sources);
        var y = InputDropout(embedding.call(sequences.Inputs)); // [S, E]
        var fused = FusedRecurrences.For(kernel, kind, y, embedding.weight!);
        var (h, z, alpha) = (fused is null ? null : Run(fused, y, state, sources, sequences))
            ?? Walk(y, state, sources.Select(sequences.Sources), sequences);
        return (BeforeOutput(y, h, z), alpha);
    }

    private (Tensor h, Tensor? z, Tensor? alpha) Walk(Tensor y, CellState state, SourceContext context, PackedSequences sequences)
    {
        long[] sizes = [.. sequences.RowsPerStep];
        var (words, projected) = (y.split(sizes), cell.Project(y).split(sizes)); // T x [rows, E], T x [rows, G·H]
        var steps = new DecoderStep[sizes.Length];
        for (var t = 0; t < steps.Length; t++)
        {
            context = context.First(sizes[t]);
            steps[t] = Advance(words[t], projected[t], state.First(sizes[t]), context, first: t == 0);
            state = steps[t].State;
        }
        var h = cat(Array.ConvertAll(steps, step => step.State.h)); // [S, H]
        return (h, Concatenate(steps, step => step.z), Concatenate(steps, step => step.Alpha));
    }

    private static Tensor? Concatenate(DecoderStep[] steps, Func<DecoderStep, Tensor?> part) =>
        part(steps[0]) is null ? null : cat(Array.ConvertAll(steps, step => part(step)!));
}
