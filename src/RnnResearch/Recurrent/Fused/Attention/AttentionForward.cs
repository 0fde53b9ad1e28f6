using System.Numerics;
using RnnResearch.Kernels;

namespace RnnResearch.Recurrent.Fused.Attention;

/// <summary>
/// Soft attention before each step of a recurrence (Xu et al. 2015, section 4.2), from the state h before it:
/// <code>
/// q     = Wh h + what the query sees of the word
/// alpha = softmax(v · tanh(U + q))           = softmax(2 v · sigmoid(2 U + 2 q)): a softmax does not see a constant
/// z     = sigmoid(f_beta(h)) ⊙ Σ_i alpha_i a_i               the gate is one number, or one for each element; or of one place alone
/// storage += Wz z
/// </code>
/// </summary>
internal sealed unsafe class AttentionForward<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly RecurrenceMemory<T> memory;
    private readonly AttentionMemory<T> look;
    private readonly AttentionShape shape;
    private readonly RecurrenceShape steps;
    private readonly PackedMatrix<T> hidden;
    private readonly PackedMatrix<T> context;
    private readonly T* words;
    private readonly NativeArray<T> bias; // [query | gate]

    public AttentionForward(CellPlan plan, RecurrenceShape steps, RecurrenceMemory<T> memory, AttentionParts parts, AttentionMemory<T> look)
    {
        (this.memory, this.look, this.steps, shape) = (memory, look, steps, look.Shape);
        hidden = PackedMatrix<T>.OfColumns(AttentionWeights<T>.OfHidden(parts, shape), steps.Hidden);
        context = PackedMatrix<T>.OfColumns(AttentionWeights<T>.OfContext(parts, plan, steps), shape.Annotation);
        words = TensorMemory.Of<T>(parts.Words);
        bias = new NativeArray<T>(shape.QueryWidth).Clear();
        if (shape.Gated) Elements.Copy(TensorMemory.Of<T>(parts.GateBias), bias.Data + shape.AlignmentBlock, shape.Gate);
    }

    /// <summary>Looks for some sequences at a step, and adds what is read to their storage.</summary>
    public void Step(int t, int from, int to)
    {
        for (var b = from; b < to; b++) Begin(t, b);
        var states = new Rows<T>(memory.HiddenBefore(t, from), steps.Block);
        hidden.Multiply(states, new Rows<T>(look.Query(t, from), shape.QueryWidth), 1, to - from, add: true);
        for (var b = from; b < to; b++)
        {
            var (query, alpha, source) = ((nint)look.Query(t, b), (nint)look.Alpha(t, b), look.Source(b));
            var places = look.Places(source);
            AttentionKernel<T>.Look(look.Keys(source), (T*)query, look.V, shape, places, (T*)alpha);
            var gate = (T*)query + shape.AlignmentBlock;
            Read(t, b, (T*)alpha, look.Annotations(source), places, gate);
        }
        var contexts = new Rows<T>(look.Context(t, from), shape.AnnotationBlock);
        context.Multiply(contexts, new Rows<T>(memory.Storage(t, from), memory.Width), 1, to - from, add: true);
    }

    public void Dispose()
    {
        hidden.Dispose();
        context.Dispose();
        bias.Dispose();
    }

    private void Read(int t, int b, T* weights, T* annotations, int places, T* gate)
    {
        var place = shape.Chooses ? AttentionKernel<T>.Choose(weights, look.Chance(t, b), shape, places, look.Weights(t, b)) : -1;
        if (place >= 0)
        {
            weights = look.Weights(t, b) + place;
            annotations += (nint)place * shape.AnnotationBlock;
            places = 1;
        }
        AttentionKernel<T>.Read(weights, annotations, shape, places, gate, look.Context(t, b));
    }

    // What does not depend on the state.
    private void Begin(int t, int b)
    {
        var query = look.Query(t, b);
        Elements.Copy(bias.Data, query, shape.QueryWidth);
        if (words is not null) Elements.Copy(words + ((steps.Start(t) + (nint)b) * shape.Alignment), query, shape.Alignment);
    }
}
