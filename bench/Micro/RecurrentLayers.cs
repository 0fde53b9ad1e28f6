using BenchmarkDotNet.Attributes;
using RnnResearch.Recurrent;
using static TorchSharp.torch;

namespace Micro;

/// <summary>A recurrent layer over a chunk, forward and backward: T 50, B 50, I 64, H 128.</summary>
public class RecurrentLayers
{
    private RecurrentLayer layer = null!;
    private Tensor x = null!;

    [ParamsSource(nameof(Layers))]
    public LayerKind Layer { get; set; } = null!;

    public static IEnumerable<LayerKind> Layers => LayerKind.All;

    [GlobalSetup]
    public void Setup()
    {
        set_num_threads(1);
        manual_seed(1);
        layer = RecurrentLayer.Create(Layer.Cell, Layer.Kernel, 64, 128);
        x = randn([50, 50, 64], requires_grad: true);
    }

    [Benchmark]
    public void ForwardAndBackward()
    {
        using var scope = NewDisposeScope();
        layer.zero_grad();
        x.grad = null;
        layer.call(x, layer.ZeroState(50)).h.sum().backward();
    }
}
