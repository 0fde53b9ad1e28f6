using BenchmarkDotNet.Attributes;
using RnnResearch.Kernels;
using static TorchSharp.torch;

namespace Micro;

/// <summary>The product of a recurrent step, [B, H] by [H, 4H], in single precision: the package's, and the kernels' tiles.</summary>
public unsafe class MatrixProducts : IDisposable
{
    private Tensor h = null!;
    private Tensor w = null!;
    private Tensor product = null!;
    private PackedMatrix<float> packed = null!;
    private (int Rows, int Inner, int Columns) size;

    /// <summary>B, H and 4H.</summary>
    [Params("1x128x512", "50x128x512", "20x200x800", "100x512x2048")]
    public string Shape { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        ProcessorThreads.Use(1);
        manual_seed(1);
        var sizes = Array.ConvertAll(Shape.Split('x'), int.Parse);
        size = (sizes[0], sizes[1], sizes[2]);
        (h, w, product) = (randn(size.Rows, size.Inner), randn(size.Inner, size.Columns), empty(size.Rows, size.Columns));
        packed = PackedMatrix<float>.OfRows(Rows(w, size.Columns), size.Inner, size.Columns);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        foreach (var tensor in new[] { h, w, product }) tensor.Dispose();
        packed.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    public void Package() => mm(h, w).Dispose();

    /// <summary>Its right side laid out before, as it is for all steps of a chunk.</summary>
    [Benchmark]
    public void Tiles()
    {
        if (size.Rows == 1) packed.MultiplyRow(TensorMemory.Of<float>(h), TensorMemory.Of<float>(product), add: false);
        else packed.Multiply(Rows(h, size.Inner), Rows(product, size.Columns), 1, size.Rows, add: false);
    }

    private static Rows<float> Rows(Tensor matrix, int columns) => new(TensorMemory.Of<float>(matrix), columns);
}
