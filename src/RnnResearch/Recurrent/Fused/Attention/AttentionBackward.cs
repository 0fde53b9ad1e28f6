using System.Numerics;
using System.Numerics.Tensors;
using RnnResearch.Kernels;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace RnnResearch.Recurrent.Fused.Attention;

/// <summary>
/// The backward pass of <see cref="AttentionForward{T}"/>: after each step of the recurrence the gradients of query and gate, and through
/// them of the state before the step; in the end those of sources and weights, each over all words at once.
/// </summary>
internal sealed unsafe class AttentionBackward<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly RecurrenceShape steps;
    private readonly RecurrenceMemory<T> memory;
    private readonly AttentionMemory<T> look;
    private readonly AttentionShape shape;
    private readonly AttentionParts gradients;
    private readonly PackedMatrix<T> hidden;
    private readonly PackedMatrix<T> context;
    private readonly NativeArray<T> dqueries; // [S, QueryWidth]
    private readonly NativeArray<T> dz;       // [S, AnnotationBlock]
    private readonly NativeArray<T> de;       // [S, PlacesBlock]

    /// <param name="plan">the cell's</param>
    /// <param name="steps">the sizes of the recurrence</param>
    /// <param name="memory">what forward left</param>
    /// <param name="parts">what is attended to</param>
    /// <param name="look">what forward left of attention</param>
    /// <param name="given">what came back to z and alpha</param>
    /// <param name="gradients">zeros, which become the gradients of the parts</param>
    public AttentionBackward(
        CellPlan plan,
        RecurrenceShape steps,
        RecurrenceMemory<T> memory,
        AttentionParts parts,
        AttentionMemory<T> look,
        OutputGradients given,
        AttentionParts gradients)
    {
        (this.steps, this.memory, this.look, this.gradients, shape) = (steps, memory, look, gradients, look.Shape);
        hidden = PackedMatrix<T>.OfRows(AttentionWeights<T>.OfHidden(parts, shape), steps.Hidden);
        context = PackedMatrix<T>.OfRows(AttentionWeights<T>.OfContext(parts, plan, steps), shape.Annotation);
        dqueries = new NativeArray<T>((long)steps.Rows * shape.QueryWidth);
        dz = Padded(given.z, steps.Rows, shape.AnnotationBlock);
        de = Padded(given.Alpha, steps.Rows, shape.PlacesBlock);
    }

    /// <summary>The gradient of Wz, to be added to, and D.</summary>
    public (Rows<T> Rows, int Length) ContextGradient =>
        (new Rows<T>(TensorMemory.Of<T>(gradients.Wz), shape.Annotation), shape.Annotation);

    /// <summary>What the sequences read at a step.</summary>
    public Rows<T> ContextAt(int step) => new(look.Context(step, 0), shape.AnnotationBlock);

    /// <summary>Takes some sequences back through a step.</summary>
    /// <param name="t">the step</param>
    /// <param name="from">the first sequence</param>
    /// <param name="to">the one after the last</param>
    /// <param name="da">what came back to their pre-activations</param>
    /// <param name="dh">takes what comes back to the state before the step, added to what is there</param>
    public void Step(int t, int from, int to, Rows<T> da, Rows<T> dh)
    {
        context.Multiply(da, new Rows<T>(Dz(t, from), shape.AnnotationBlock), 1, to - from, add: true);
        for (var b = from; b < to; b++) Back(t, b);
        hidden.Multiply(new Rows<T>(Dquery(t, from), shape.QueryWidth), dh, 1, to - from, add: true);
    }

    /// <summary>The gradients over all words, shared among <paramref name="workers"/>. No sum is shared.</summary>
    public void Finish(int workers)
    {
        AddSources(workers);
        AddWeights(workers);
        if (gradients.Words.numel() == 0) return;
        Unpad(dqueries.Data, shape.QueryWidth, gradients.Words);
    }

    public void Dispose()
    {
        hidden.Dispose();
        context.Dispose();
        dqueries.Dispose();
        dz.Dispose();
        de.Dispose();
    }

    private T* Dquery(int t, int b) => dqueries.Data + ((steps.Start(t) + (nint)b) * shape.QueryWidth);

    private T* Dz(int t, int b) => dz.Data + ((steps.Start(t) + (nint)b) * shape.AnnotationBlock);

    private T* De(int t, int b) => de.Data + ((steps.Start(t) + (nint)b) * shape.PlacesBlock);

    private void Back(int t, int b)
    {
        T* query = look.Query(t, b), dquery = Dquery(t, b), back = Dz(t, b), score = De(t, b);
        var source = look.Source(b);
        if (shape.Gated)
        {
            T* gate = query + shape.AlignmentBlock, dgate = dquery + shape.AlignmentBlock;
            AttentionKernel<T>.Ungate(gate, look.Context(t, b), shape, back, dgate);
        }
        if (look.Chance(t, b) < T.Zero) // no gradient of z comes to alpha through a place that was chosen
            AttentionKernel<T>.ReadBack(look.Annotations(source), back, shape, look.Places(source), score);
        AttentionKernel<T>.ScoreBack(look.Alpha(t, b), shape, score);
        AttentionKernel<T>.QueryBack(look.Keys(source), query, look.V, score, shape, look.Places(source), dquery);
    }

    // Annotations, keys and v: each worker has some sources.
    private void AddSources(int workers)
    {
        using var scope = NewDisposeScope();
        var words = WordsOfSources();
        using var da = new NativeArray<T>((long)shape.Sources * shape.Places * shape.AnnotationBlock);
        using var dkeys = new NativeArray<T>((long)shape.Sources * shape.Places * shape.AlignmentBlock);
        using var dv = new NativeArray<T>((long)shape.Sources * shape.AlignmentBlock).Clear();
        Crew.Run(Math.Min(workers, shape.Sources), worker =>
        {
            var (from, to) = Crew.Share(shape.Sources, worker, Math.Min(workers, shape.Sources));
            for (var source = from; source < to; source++)
            {
                for (var i = 0; i < shape.Places; i++)
                {
                    var place = ((nint)source * shape.Places) + i;
                    T* dkey = dkeys.Data + (place * shape.AlignmentBlock), dsource = dv.Data + ((nint)source * shape.AlignmentBlock);
                    KeyBack(source, i, words[source], dkey, dsource);
                    AnnotationBack(i, words[source], da.Data + (place * shape.AnnotationBlock));
                }
            }
        });
        Unpad(da.Data, shape.AnnotationBlock, gradients.Annotations);
        Unpad(dkeys.Data, shape.AlignmentBlock, gradients.Keys);
        SumRows(dv.Data, shape.AlignmentBlock, shape.Sources, gradients.v);
    }

    private void KeyBack(int source, int place, int[] words, T* dkey, T* dv)
    {
        var key = look.Keys(source) + (place * (nint)shape.AlignmentBlock);
        var queries = new Rows<T>(look.Query(0, 0), shape.QueryWidth);
        var scores = new Rows<T>(de.Data + place, shape.PlacesBlock);
        AttentionKernel<T>.KeyBack(key, queries, scores, words, look.V, shape, dkey, dv);
    }

    private void AnnotationBack(int place, int[] words, T* da)
    {
        var weights = new Rows<T>(look.Weights(0, 0) + place, shape.PlacesBlock);
        AttentionKernel<T>.AnnotationBack(weights, new Rows<T>(dz.Data, shape.AnnotationBlock), words, shape.AnnotationBlock, da);
    }

    // What h was multiplied with.
    private void AddWeights(int workers)
    {
        var states = new nint[steps.Rows];
        for (int t = 0, s = 0; t < steps.Steps; t++)
        {
            for (var b = 0; b < steps.Running(t); b++, s++) states[s] = (nint)memory.HiddenBefore(t, b);
        }
        using var h = PackedMatrix<T>.OfRows(states, steps.Hidden, workers);
        AddMatrix(h, 0, gradients.Wh, workers);
        if (!shape.Gated) return;
        AddMatrix(h, shape.AlignmentBlock, gradients.GateWeight, workers);
        SumRows(dqueries.Data + shape.AlignmentBlock, shape.QueryWidth, steps.Rows, gradients.GateBias);
    }

    private void AddMatrix(PackedMatrix<T> h, int column, Tensor gradient, int workers)
    {
        var (to, rows) = ((nint)TensorMemory.Of<T>(gradient), (int)gradient.size(0));
        Crew.Run(workers, worker =>
        {
            var (from, end) = Crew.Share(rows, worker, workers);
            var dquery = new Rows<T>(dqueries.Data + column + from, shape.QueryWidth);
            var sums = new Rows<T>((T*)to + (from * (nint)steps.Hidden), steps.Hidden);
            SumOfProducts<T>.Add(dquery, steps.Rows, h, sums, end - from);
        });
        GC.KeepAlive(gradient);
    }

    // The rows of the words about each source.
    private int[][] WordsOfSources()
    {
        var words = new List<int>[shape.Sources];
        for (var source = 0; source < words.Length; source++) words[source] = [];
        for (int t = 0, s = 0; t < steps.Steps; t++)
        {
            for (var b = 0; b < steps.Running(t); b++, s++) words[look.Source(b)].Add(s);
        }
        return [.. words.Select(rows => rows.ToArray())];
    }

    private static NativeArray<T> Padded(Tensor? rows, int count, int block)
    {
        var padded = new NativeArray<T>((long)count * block).Clear();
        if (rows is null) return padded;
        var length = (int)rows.size(1);
        var from = TensorMemory.Of<T>(rows);
        for (nint row = 0; row < count; row++) Elements.Copy(from + (row * length), padded.Data + (row * block), length);
        GC.KeepAlive(rows);
        return padded;
    }

    private static void Unpad(T* rows, int block, Tensor to)
    {
        var length = (int)to.size(-1);
        var first = TensorMemory.Of<T>(to);
        for (nint row = 0; row < to.numel() / length; row++) Elements.Copy(rows + (row * block), first + (row * length), length);
        GC.KeepAlive(to);
    }

    private static void SumRows(T* rows, int block, int count, Tensor to)
    {
        var sums = new Span<T>(TensorMemory.Of<T>(to), (int)to.numel());
        for (nint row = 0; row < count; row++) TensorPrimitives.Add(sums, new ReadOnlySpan<T>(rows + (row * block), sums.Length), sums);
        GC.KeepAlive(to);
    }
}
