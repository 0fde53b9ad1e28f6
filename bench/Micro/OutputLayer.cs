using BenchmarkDotNet.Attributes;
using static TorchSharp.torch;

namespace Micro;

/// <summary>Softmax with cross-entropy over the logits of a chunk, forward and backward.</summary>
public class OutputLayer
{
    private Tensor logits = null!;
    private Tensor targets = null!;

    /// <summary>Rows and vocabulary.</summary>
    [Params("2500x65", "400x10000")]
    public string Shape { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        set_num_threads(1);
        manual_seed(1);
        var sizes = Array.ConvertAll(Shape.Split('x'), long.Parse);
        logits = randn(sizes, requires_grad: true);
        targets = randint(sizes[1], [sizes[0]]);
    }

    [Benchmark]
    public void SoftmaxAndCrossEntropy()
    {
        using var scope = NewDisposeScope();
        logits.grad = null;
        nn.functional.cross_entropy(logits, targets).backward();
    }
}
