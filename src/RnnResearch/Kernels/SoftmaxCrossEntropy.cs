using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnResearch.Kernels;

/// <summary>
/// The output layer and its loss in one, some rows at a time, so that scores [N, V] never stand in memory as a whole:
/// <code>
/// y = h Wᵀ + b        p = softmax(y)        loss = -1/N Σ log p[target]
/// dy = (p - onehot(target)) / N             dh = dy W        dW = dyᵀ h        db = Σ dy
/// </code>
/// </summary>
internal sealed unsafe class SoftmaxCrossEntropy<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // For a chunk of rows: their scores, and their states as the weights' gradient takes them.
    private const long ScoreBytes = 32 << 20;
    private const long StateBytes = 4 << 20;

    // The score of what stands beyond V, in either type: it has no probability.
    private static readonly T none = T.CreateChecked(-1e30);

    private readonly int rows;
    private readonly int size;
    private readonly int vocabulary;
    private readonly Rows<T> hidden;
    private readonly long* targets;
    private readonly int chunk;
    private readonly int workers;
    private readonly int stride;
    private readonly Rows<T> weight;
    private readonly PackedMatrix<T> scores;
    private readonly NativeArray<T> bias;
    private readonly NativeArray<T> y;
    private readonly double[] losses;

    /// <param name="h">[N, H]</param>
    /// <param name="weight">W [V, H]</param>
    /// <param name="bias">b [V]</param>
    /// <param name="targets">N tokens, each within V</param>
    /// <param name="rows">N</param>
    /// <param name="size">H</param>
    /// <param name="vocabulary">V</param>
    /// <exception cref="ArgumentException">A target is outside the vocabulary.</exception>
    public SoftmaxCrossEntropy(T* h, T* weight, T* bias, long* targets, int rows, int size, int vocabulary)
    {
        (this.rows, this.size, this.vocabulary) = (rows, size, vocabulary);
        this.targets = targets;
        for (var row = 0; row < rows; row++)
        {
            if (targets[row] < 0 || targets[row] >= vocabulary)
                throw new ArgumentException(
                    $"target {targets[row]} is none of {vocabulary} tokens, 0 to {vocabulary - 1}: "
                    + "use the vocabulary that the text was encoded with",
                    nameof(targets));
        }
        workers = Crew.Size(rows, (double)rows * size * vocabulary);
        (hidden, this.weight) = (new Rows<T>(h, size), new Rows<T>(weight, size));
        var lanes = Vector512<T>.Count;
        var whole = (vocabulary + lanes - 1) / lanes * lanes;
        scores = PackedMatrix<T>.OfColumns(WeightColumns(whole), size, workers);
        stride = whole + lanes; // a vector more: rows whose length is a power of two fall on few cache lines
        this.bias = new NativeArray<T>(stride);
        new Span<T>(this.bias.Data, stride).Fill(none);
        Elements.Copy(bias, this.bias.Data, vocabulary);
        chunk = (int)Math.Clamp(Math.Min(ScoreBytes / stride, StateBytes / size) / sizeof(T), workers, Math.Max(rows, workers));
        y = new NativeArray<T>((long)chunk * stride);
        losses = new double[rows];
    }

    /// <summary>The mean loss in nats.</summary>
    public double Loss()
    {
        for (var first = 0; first < rows; first += chunk) Each(first, (from, to) => Score(first, from, to, T.Zero));
        return losses.Sum() / rows;
    }

    /// <summary>
    /// The mean loss, and the gradients of <paramref name="scale"/> times it: <paramref name="dh"/> is replaced, the others are added to.
    /// </summary>
    public double Loss(double scale, T* dh, T* dweight, T* dbias)
    {
        using var back = PackedMatrix<T>.OfRows(weight, vocabulary, size, workers);
        for (var first = 0; first < rows; first += chunk)
        {
            Each(first, (from, to) =>
            {
                Score(first, from, to, T.CreateChecked(scale / rows));
                back.Multiply(new Rows<T>(Row(first, from), stride), new Rows<T>(dh + (from * (nint)size), size), 1, to - from, add: false);
            });
            AddWeights(first, Math.Min(chunk, rows - first), dweight, dbias);
        }
        return losses.Sum() / rows;
    }

    public void Dispose()
    {
        scores.Dispose();
        bias.Dispose();
        y.Dispose();
    }

    // Up to whole vectors, so that no tile reaches beyond the last column: beyond V stand zeros, whose score is the bias there.
    private nint[] WeightColumns(int count)
    {
        var columns = new nint[count];
        for (var token = 0; token < vocabulary; token++) columns[token] = (nint)weight[0, token];
        return columns;
    }

    private T* Row(int first, int row) => y.Data + ((row - first) * (nint)stride);

    private void Each(int first, Action<int, int> work)
    {
        var count = Math.Min(chunk, rows - first);
        Crew.Run(workers, worker =>
        {
            var (from, to) = Crew.Share(count, worker, workers);
            if (to > from) work(first + from, first + to);
        });
    }

    private void Score(int first, int from, int to, T scale)
    {
        scores.Multiply(new Rows<T>(hidden[0, from], size), new Rows<T>(Row(first, from), stride), 1, to - from, add: false, bias.Data);
        for (var row = from; row < to; row++)
        {
            var scored = Row(first, row);
            new Span<T>(scored + scores.Columns, stride - scores.Columns).Fill(none);
            losses[row] = Softmax(scored, stride, targets[row], scale);
        }
    }

    /// <summary>The loss of a row; the row becomes (p - onehot) scale, unless scale is zero.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static double Softmax(T* y, int length, long target, T scale)
    {
        var largest = Vector512.Load(y);
        for (var j = 0; j < length; j += Vector512<T>.Count) largest = Vector512.MaxNative(largest, Vector512.Load(y + j));
        var max = TensorPrimitives.Max(new ReadOnlySpan<T>(&largest, Vector512<T>.Count));
        var score = y[target];
        var sum = Vector512<T>.Zero;
        var (shift, keep) = (Vector512.Create(max), scale != T.Zero);
        for (var j = 0; j < length; j += Vector512<T>.Count)
        {
            var e = VectorMath.Exp(Vector512.Load(y + j) - shift);
            sum += e;
            if (keep) e.Store(y + j);
        }
        var total = Vector512.Sum(sum);
        if (keep)
        {
            var factor = Vector512.Create(scale / total);
            for (var j = 0; j < length; j += Vector512<T>.Count) VectorMath.Flush(Vector512.Load(y + j) * factor).Store(y + j);
            y[target] -= scale;
        }
        return double.CreateChecked(max - score) + Math.Log(double.CreateChecked(total));
    }

    private void AddWeights(int first, int count, T* dweight, T* dbias)
    {
        using var h = PackedMatrix<T>.OfRows(new Rows<T>(hidden[0, first], size), count, size, workers);
        Crew.Run(workers, worker =>
        {
            var (from, to) = Crew.Share(vocabulary, worker, workers);
            SumOfProducts<T>.Add(new Rows<T>(y.Data + from, stride), count, h, new Rows<T>(dweight + (from * (nint)size), size), to - from);
            ColumnSums<T>.Add(new Rows<T>(y.Data, stride), count, dbias, from, to);
        });
    }
}
