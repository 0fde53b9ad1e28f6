using RnnResearch.Decoding;
using RnnResearch.Kernels;
using RnnResearch.Recurrent.Fused;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>A language model reading one text on the processor: weights laid out once, no operator of torch and no allocation for a token.</summary>
internal sealed unsafe class FusedReader : ITokenReader
{
    private readonly IReadOnlyList<IFusedStep> steps;
    private readonly Tensor[] owned;
    private readonly nint token;
    private readonly nint h;
    private readonly PackedMatrix<float> output;
    private readonly NativeArray<float> bias;
    private readonly NativeArray<float> scores;
    private readonly int vocabulary;

    /// <param name="steps">the layers; the first reads <paramref name="token"/></param>
    /// <param name="token">int64 [1, 1]; becomes the reader's to dispose</param>
    /// <param name="weight">of the output layer, [V, H], contiguous</param>
    /// <param name="bias">[V]</param>
    public FusedReader(IReadOnlyList<IFusedStep> steps, Tensor token, Tensor weight, Tensor bias)
    {
        (this.steps, owned, vocabulary) = (steps, [token], (int)weight.shape[0]);
        this.token = (nint)TensorMemory.Of<long>(token);
        h = (nint)TensorMemory.Of<float>(steps[^1].Hidden);
        var first = TensorMemory.Of<float>(weight);
        var size = (int)weight.shape[1];
        output = PackedMatrix<float>.OfColumns([.. Enumerable.Range(0, vocabulary).Select(row => (nint)(first + ((nint)row * size)))], size);
        scores = new NativeArray<float>(output.PaddedColumns);
        this.bias = new NativeArray<float>(output.PaddedColumns).Clear();
        new Span<float>(TensorMemory.Of<float>(bias), vocabulary).CopyTo(new Span<float>(this.bias.Data, vocabulary));
    }

    public ReadOnlySpan<float> Read(long token)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(token);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(token, vocabulary);
        *(long*)this.token = token;
        for (var l = 0; l < steps.Count; l++) steps[l].Run();
        output.MultiplyRow((float*)h, scores.Data, add: false, bias.Data);
        return new ReadOnlySpan<float>(scores.Data, vocabulary);
    }

    public void Dispose()
    {
        foreach (var step in steps) step.Dispose();
        foreach (var tensor in owned) tensor.Dispose();
        output.Dispose();
        bias.Dispose();
        scores.Dispose();
    }
}
