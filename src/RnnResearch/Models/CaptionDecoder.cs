using RnnResearch.Recurrent;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// A recurrent network that writes a caption about a picture. Annotations [B, L, D] come in (L places of the
/// encoder's grid), scores over V words come out. Derived classes say how the picture enters.
/// </summary>
public abstract class CaptionDecoder : nn.Module<Tensor, PackedCaptions, DecoderOutput>, ISparseGradients
{
    protected readonly Embedding embedding; // [V, E]
    protected readonly RecurrentCell cell;

    private readonly double inputDropout;
    private readonly double dropout;

    protected CaptionDecoder(string name, CaptionerConfig config, long vocabularySize) : base(name)
    {
        embedding = nn.Embedding(vocabularySize, config.Embedding);
        foreach (var weight in embedding.parameters()) weight.DetachFromDisposeScope(); // the package leaves it in the scope it is made in
        cell = RecurrentCells.Create(config.Cell, config.Embedding, config.Hidden);
        if (config.ForgetBias is { } bias) cell.SetForgetBias(bias);
        (inputDropout, dropout) = (config.InputDropout, config.Dropout);
        // Word vectors of N(0, 1), the default, drown the picture in the first epochs: the sources draw from ±0.1.
        nn.init.uniform_(embedding.weight!, -0.1, 0.1);
    }

    /// <summary>Where its weights are, and so where its input has to be.</summary>
    public Device Device => embedding.weight!.device;

    public bool SparseGradients { get; set; }

    /// <summary>Whether it says where it looks: <see cref="DecoderStep.Alpha"/> is there.</summary>
    public abstract bool Looks { get; }

    /// <summary>Everything that depends on the picture alone.</summary>
    public abstract ImageContext Look(Tensor annotations);

    /// <summary>The state before the first word.</summary>
    public abstract CellState Start(ImageContext context);

    /// <summary>A row per caption of what <see cref="Look"/> gave per picture.</summary>
    protected virtual ImageContext Expand(ImageContext pictures, PackedCaptions captions) => pictures.Select(captions.Images);

    /// <summary>One step from the word fed, y [B, E], and its projection a [B, G·H]; <paramref name="first"/> marks the one after <see cref="Start"/>.</summary>
    protected abstract DecoderStep Advance(Tensor y, Tensor a, CellState state, ImageContext context, bool first);

    /// <summary>Scores over the vocabulary, [S, V], from the words fed y [S, E], the states h [S, H] and what was read z [S, D].</summary>
    protected abstract Tensor Score(Tensor y, Tensor h, Tensor? z);

    /// <summary>Teacher forcing: the true words go in, their successors are scored. Products over all words are taken at once.</summary>
    public override DecoderOutput forward(Tensor annotations, PackedCaptions captions)
    {
        var pictures = Look(DropInput(annotations));
        var state = Start(pictures).Select(captions.Images);
        var context = Expand(pictures, captions);
        var y = DropInput(Vectors(captions.Inputs));                           // [S, E]
        long[] sizes = [.. captions.RowsPerStep];
        var (words, projected) = (y.split(sizes), cell.Project(y).split(sizes)); // T x [rows, E], T x [rows, G·H]
        var steps = new DecoderStep[sizes.Length];
        for (var t = 0; t < steps.Length; t++)
        {
            context = context.First(sizes[t]);
            steps[t] = Advance(words[t], projected[t], state.First(sizes[t]), context, first: t == 0);
            state = steps[t].State;
        }
        var h = cat(Array.ConvertAll(steps, step => step.State.h));            // [S, H]
        return new DecoderOutput(Score(y, h, Concatenate(steps, step => step.z)), Concatenate(steps, step => step.Alpha));
    }

    /// <summary>One word of a caption being written: its ids int64 [B], and the scores [B, V] of what may follow.</summary>
    public (Tensor Logits, DecoderStep Step) Next(Tensor words, CellState state, ImageContext context, bool first)
    {
        var y = Vectors(words);
        var step = Advance(y, cell.Project(y), state, context, first);
        return (Score(y, step.State.h, step.z), step);
    }

    /// <summary>Dropout as it stands before the output layer.</summary>
    protected Tensor Drop(Tensor x) => nn.functional.dropout(x, dropout, training);

    private Tensor Vectors(Tensor words) => SparseGradients ? RowLookup.Of(embedding.weight!, words) : embedding.call(words);

    private Tensor DropInput(Tensor x) => nn.functional.dropout(x, inputDropout, training);

    private static Tensor? Concatenate(DecoderStep[] steps, Func<DecoderStep, Tensor?> part) =>
        part(steps[0]) is null ? null : cat(Array.ConvertAll(steps, step => part(step)!));
}
