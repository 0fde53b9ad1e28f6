using RnnResearch.Recurrent;
using RnnResearch.Recurrent.Fused;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// A recurrent network that writes a caption about a picture. Annotations [B, L, D] come in (L places of the
/// encoder's grid), scores over V words come out. Derived classes say how the picture enters.
/// </summary>
public abstract class CaptionDecoder : nn.Module<Tensor, PackedCaptions, DecoderOutput>
{
    protected readonly Embedding embedding; // [V, E]
    protected readonly RecurrentCell cell;

    private readonly CellKind kind;
    private readonly RecurrentKernel kernel;
    private readonly double inputDropout;
    private readonly double dropout;

    protected CaptionDecoder(string name, CaptionerConfig config, long vocabularySize) : base(name)
    {
        embedding = nn.Embedding(vocabularySize, config.Embedding);
        foreach (var weight in embedding.parameters()) weight.DetachFromDisposeScope(); // the package leaves it in the scope it is made in
        cell = RecurrentCells.Create(config.Cell, config.Embedding, config.Hidden);
        if (config.ForgetBias is { } bias) cell.SetForgetBias(bias);
        (kind, kernel, inputDropout, dropout) = (config.Cell, config.Kernel, config.InputDropout, config.Dropout);
        // Word vectors of N(0, 1), the default, drown the picture in the first epochs: the sources draw from ±0.1.
        nn.init.uniform_(embedding.weight!, -0.1, 0.1);
    }

    /// <summary>Where its weights are, and so where its input has to be.</summary>
    public Device Device => embedding.weight!.device;

    /// <summary>Whether it says where it looks: <see cref="DecoderStep.Alpha"/> is there.</summary>
    public abstract bool HasAttention { get; }

    /// <summary>Everything that depends on the picture alone.</summary>
    public abstract ImageContext ContextOf(Tensor annotations);

    /// <summary>The state before the first word.</summary>
    public abstract CellState Start(ImageContext context);

    /// <summary>
    /// One step from the word fed, y [B, E], and its projection a [B, G·H]; <paramref name="first"/> marks the one after
    /// <see cref="Start"/>.
    /// </summary>
    protected abstract DecoderStep Advance(Tensor y, Tensor a, CellState state, ImageContext context, bool first);

    /// <summary>The whole recurrence at once, by the fused kernel; null where there is none for it.</summary>
    /// <param name="fused">the cell's kernel</param>
    /// <param name="y">the words fed, [S, E]</param>
    /// <param name="state">before the first step, a row for each caption</param>
    /// <param name="pictures">a row for each picture</param>
    /// <param name="captions">the captions</param>
    private protected virtual (Tensor h, Tensor? z, Tensor? alpha)? Run(
        IFusedRecurrence fused, Tensor y, CellState state, ImageContext pictures, PackedCaptions captions) => null;

    /// <summary>The cell's weights as its kernel takes them, but those of the input.</summary>
    private protected Tensor[] WeightsOf(IFusedRecurrence fused) =>
        [.. fused.Plan.WeightNames(projected: true).Select(name => cell.get_parameter(name)!)];

    /// <summary>What the output layer reads, [S, O], of the words fed y [S, E], the states h [S, H] and what was read z [S, D].</summary>
    protected abstract Tensor BeforeOutput(Tensor y, Tensor h, Tensor? z);

    /// <summary>The output layer, [V, O].</summary>
    protected abstract Linear Output { get; }

    /// <summary>Teacher forcing: the true words go in, their successors are scored.</summary>
    public override DecoderOutput forward(Tensor annotations, PackedCaptions captions)
    {
        var (read, alpha) = TeacherForced(annotations, captions);
        return new DecoderOutput(Output.call(read), alpha);
    }

    /// <summary>
    /// The mean cross-entropy of the true words under teacher forcing, in nats per word; and where it looked,
    /// see <see cref="DecoderOutput"/>.
    /// </summary>
    public (Tensor crossEntropy, Tensor? alpha) Loss(Tensor annotations, PackedCaptions captions)
    {
        var (read, alpha) = TeacherForced(annotations, captions);
        return (FusedRecurrences.MayServe(kernel) && OutputLoss.Fits(read, Output.weight!)
            ? OutputLoss.Of(read, Output.weight!, Output.bias!, captions.Targets)
            : nn.functional.cross_entropy(Output.call(read), captions.Targets), alpha);
    }

    /// <summary>One word of a caption being written: its ids int64 [B], and the scores [B, V] of what may follow.</summary>
    public (Tensor Logits, DecoderStep Step) Next(Tensor words, CellState state, ImageContext context, bool first)
    {
        var y = embedding.call(words);
        var step = Advance(y, cell.Project(y), state, context, first);
        return (Output.call(BeforeOutput(y, step.State.h, step.z)), step);
    }

    /// <summary>Dropout as it stands before the output layer.</summary>
    protected Tensor Dropout(Tensor x) => nn.functional.dropout(x, dropout, training);

    private Tensor InputDropout(Tensor x) => nn.functional.dropout(x, inputDropout, training);

    // Products over all words are taken at once.
    private (Tensor read, Tensor? alpha) TeacherForced(Tensor annotations, PackedCaptions captions)
    {
        var pictures = ContextOf(InputDropout(annotations));
        var state = Start(pictures).Select(captions.Images);
        var y = InputDropout(embedding.call(captions.Inputs)); // [S, E]
        var fused = FusedRecurrences.For(kernel, kind, y, embedding.weight!);
        var (h, z, alpha) = (fused is null ? null : Run(fused, y, state, pictures, captions))
            ?? Walk(y, state, pictures.Select(captions.Images), captions);
        return (BeforeOutput(y, h, z), alpha);
    }

    private (Tensor h, Tensor? z, Tensor? alpha) Walk(Tensor y, CellState state, ImageContext context, PackedCaptions captions)
    {
        long[] sizes = [.. captions.RowsPerStep];
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
