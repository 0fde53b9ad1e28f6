using RnnResearch.Data;
using RnnResearch.Decoding;
using RnnResearch.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>A <see cref="SequenceDecoder"/> writing, one row per source to begin with. The decoder must be in eval mode.</summary>
public sealed class DecoderSession : IDecodingSession
{
    private static readonly Scalar minusInfinity = double.NegativeInfinity;
    private readonly SequenceDecoder decoder;
    private SourceContext context;
    private CellState state;
    private readonly Tensor never; // ids of what no sequence holds, int64
    private long[] sourceOf; // which source each row writes about
    private bool first = true;

    /// <param name="decoder">a trained decoder</param>
    /// <param name="annotations">of the sources</param>
    public DecoderSession(SequenceDecoder decoder, Annotations annotations)
    {
        this.decoder = decoder;
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        never = tensor(new long[] { Vocabulary.Pad, Vocabulary.Start }, device: decoder.Device).DetachFromDisposeScope();
        context = Keep(decoder.ContextOf(annotations));
        state = Keep(decoder.Start(context));
        sourceOf = [.. Enumerable.Range(0, (int)annotations.Count).Select(i => (long)i)];
    }

    public long Rows => sourceOf.Length;

    public Tensor? Attention { get; private set; }

    public Tensor Step(Tensor tokens)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var (logits, step) = decoder.Next(tokens.to(state.h.device), state, context, first);
        first = false;
        Replace(step.State);
        Attention?.Dispose();
        Attention = step.Alpha?.DetachFromDisposeScope();
        return logits.log_softmax(1).index_fill_(1, never, minusInfinity).MoveToOuterDisposeScope();
    }

    public void Select(IReadOnlyList<long> rows)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var index = tensor(rows.ToArray()).to(state.h.device);
        Replace(state.Select(index));
        long[] next = [.. rows.Select(row => sourceOf[row])];
        // Sources are large and beams mostly swap within one of them: copy only when the rows' sources change.
        if (!next.AsSpan().SequenceEqual(sourceOf))
        {
            var chosen = Keep(context.Select(index));
            context.Dispose();
            context = chosen;
        }
        sourceOf = next;
    }

    public void Dispose()
    {
        context.Dispose();
        Release(state);
        Attention?.Dispose();
        never.Dispose();
    }

    private void Replace(CellState next)
    {
        Release(state);
        state = Keep(next);
    }

    private static SourceContext Keep(SourceContext context) => context.Map(Own);

    private static CellState Keep(CellState state) => new(Own(state.h), state.c is null ? null : Own(state.c));

    // A clone, because a decoder may hand back the very tensor it was given.
    private static Tensor Own(Tensor tensor) => tensor.clone().DetachFromDisposeScope();

    private static void Release(CellState state)
    {
        state.h.Dispose();
        state.c?.Dispose();
    }
}
