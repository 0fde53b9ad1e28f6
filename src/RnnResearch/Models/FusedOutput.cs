using System.Numerics.Tensors;
using RnnResearch.Kernels;
using Tensor = TorchSharp.torch.Tensor;

namespace RnnResearch.Models;

/// <summary>The output layer of a language model that is writing, laid out once. It does not see later changes of the weights.</summary>
internal sealed unsafe class FusedOutput : IDisposable
{
    private readonly PackedMatrix<float> weight;
    private readonly NativeArray<float> bias;
    private readonly NativeArray<float> exponentials; // a row for each worker
    private readonly Action<int> share;
    private readonly int size;
    private Rows<float> h;
    private Rows<float> scores;
    private int rows;
    private int workers;

    /// <param name="weight">[V, H], contiguous</param>
    /// <param name="bias">[V]</param>
    public FusedOutput(Tensor weight, Tensor bias)
    {
        (Vocabulary, size) = ((int)weight.size(0), (int)weight.size(1));
        if (bias.numel() != Vocabulary) throw new ArgumentException($"{bias.numel()} biases, expected {Vocabulary}", nameof(bias));
        var first = TensorMemory.Of<float>(weight);
        var rowsOfWeight = Enumerable.Range(0, Vocabulary).Select(row => (nint)(first + ((nint)row * size)));
        this.weight = PackedMatrix<float>.OfColumns([.. rowsOfWeight], size);
        this.bias = new NativeArray<float>(this.weight.PaddedColumns).Clear();
        Elements.Copy(TensorMemory.Of<float>(bias), this.bias.Data, Vocabulary);
        exponentials = new NativeArray<float>((long)ProcessorThreads.Count * Vocabulary);
        share = Share;
    }

    /// <summary>V.</summary>
    public int Vocabulary { get; }

    /// <summary>Scores [V] of what follows one state.</summary>
    public void Score(Rows<float> h, float* scores) => weight.MultiplyRow(h[0, 0], scores, add: false, bias.Data);

    /// <summary>Log-probabilities of what follows each of some states.</summary>
    /// <param name="h">the states</param>
    /// <param name="logp">takes them, [rows, V]</param>
    /// <param name="rows">how many</param>
    public void LogProbabilities(Rows<float> h, float* logp, int rows)
    {
        (this.h, scores, this.rows) = (h, new Rows<float>(logp, Vocabulary), rows);
        workers = Math.Min(Crew.Size(rows, (double)rows * size * Vocabulary), (int)(exponentials.Length / Vocabulary));
        Crew.Run(workers, share);
    }

    public void Dispose()
    {
        weight.Dispose();
        bias.Dispose();
        exponentials.Dispose();
    }

    private void Share(int worker)
    {
        var (from, to) = Crew.Share(rows, worker, workers);
        if (rows == 1) weight.MultiplyRow(h[0, 0], scores[0, 0], add: false, bias.Data);
        else weight.Multiply(h.From(from), scores.From(from), 1, to - from, add: false, bias.Data);
        var e = new Span<float>(exponentials.Data + (worker * (nint)Vocabulary), Vocabulary);
        for (var row = from; row < to; row++) LogSoftmax(new Span<float>(scores[0, row], Vocabulary), e);
    }

    private static void LogSoftmax(Span<float> y, Span<float> e)
    {
        TensorPrimitives.Subtract(y, TensorPrimitives.Max<float>(y), y);
        TensorPrimitives.Exp(y, e);
        TensorPrimitives.Subtract(y, MathF.Log(TensorPrimitives.Sum<float>(e)), y);
    }
}
