using BenchmarkDotNet.Attributes;
using static TorchSharp.torch;

namespace Micro;

/// <summary>The product of a recurrent step, [B, H] by [H, 4H], in single precision.</summary>
public class MatrixProducts
{
    private Tensor h = null!;
    private Tensor w = null!;

    /// <summary>B, H and 4H.</summary>
    [Params("1x128x512", "50x128x512", "20x200x800", "100x512x2048")]
    public string Shape { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        set_num_threads(1);
        manual_seed(1);
        var sizes = Array.ConvertAll(Shape.Split('x'), long.Parse);
        (h, w) = (randn(sizes[0], sizes[1]), randn(sizes[1], sizes[2]));
    }

    [Benchmark]
    public void Product() => mm(h, w).Dispose();
}
